package io.technicianviews.bootstrap.freshness;

import io.technicianviews.bootstrap.freshness.Seen.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one request, which one writer changes. A write takes effect at some moment between
 * its beginning and its answer; one that got no answer may take effect at any moment after its
 * beginning, or never, until a later one is answered. Thread-safe.
 */
final class Track {

  /** A state that was written, and between which moments it was. */
  private static final class State {
    final Shown shown;
    final long begun;
    volatile long answered = NO_END;

    State(Shown shown, long begun) {
      this.shown = shown;
      this.begun = begun;
    }
  }

  /** A stretch of time. */
  record Stretch(long from, long to) {
    Stretch intersect(Stretch other) {
      return new Stretch(Math.max(from, other.from), Math.min(to, other.to));
    }

    boolean isEmpty() {
      return from > to;
    }
  }

  private static final long NO_END = Long.MAX_VALUE;

  static final Stretch NEVER = new Stretch(Long.MAX_VALUE, Long.MIN_VALUE);

  private final long request;
  private final List<State> states = new ArrayList<>();

  Track(long request, Shown first) {
    this.request = request;
    State state = new State(first, Long.MIN_VALUE);
    state.answered = Long.MIN_VALUE;
    states.add(state);
  }

  long request() {
    return request;
  }

  synchronized Shown latest() {
    return states.getLast().shown;
  }

  synchronized void begin(Shown next) {
    states.add(new State(next, System.nanoTime()));
  }

  synchronized void answered() {
    states.getLast().answered = System.nanoTime();
  }

  /** Within which stretch the request can have been as it was seen, last. */
  synchronized Stretch when(Shown seen) {
    for (int i = states.size() - 1; i >= 0; i--) {
      if (states.get(i).shown.equals(seen)) {
        long until =
            states.stream().skip(i + 1L).mapToLong(later -> later.answered).min().orElse(NO_END);
        return new Stretch(states.get(i).begun, until);
      }
    }
    return NEVER;
  }
}
