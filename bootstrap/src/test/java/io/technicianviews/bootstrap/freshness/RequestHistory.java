package io.technicianviews.bootstrap.freshness;

import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of one request, which one writer changes. A write takes effect at some moment between
 * its start and its response. A write without a response may take effect at any moment after its
 * start, or never, until a later write has a response. Thread-safe.
 */
final class RequestHistory {

  /** A written state, with the moments at which its write started and had a response. */
  private static final class State {
    final RowState row;
    final long startedAt;
    volatile long respondedAt = NO_END;

    State(RowState row, long startedAt) {
      this.row = row;
      this.startedAt = startedAt;
    }
  }

  /** A time interval. */
  record Interval(long from, long to) {
    Interval intersect(Interval other) {
      return new Interval(Math.max(from, other.from), Math.min(to, other.to));
    }

    boolean isEmpty() {
      return from > to;
    }
  }

  private static final long NO_END = Long.MAX_VALUE;

  static final Interval NEVER = new Interval(Long.MAX_VALUE, Long.MIN_VALUE);

  private final long request;
  private final List<State> states = new ArrayList<>();

  RequestHistory(long request, RowState first) {
    this.request = request;
    State state = new State(first, Long.MIN_VALUE);
    state.respondedAt = Long.MIN_VALUE;
    states.add(state);
  }

  long request() {
    return request;
  }

  synchronized RowState latest() {
    return states.getLast().row;
  }

  synchronized void begin(RowState next) {
    states.add(new State(next, System.nanoTime()));
  }

  synchronized void responded() {
    states.getLast().respondedAt = System.nanoTime();
  }

  /** The last interval within which the request can have had this state. */
  synchronized Interval when(RowState observed) {
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).row.equals(observed)) {
        long until =
            states.stream().skip(i + 1L).mapToLong(later -> later.respondedAt).min().orElse(NO_END);
        return new Interval(states.get(i).startedAt, until);
      }
    }
    return NEVER;
  }
}
