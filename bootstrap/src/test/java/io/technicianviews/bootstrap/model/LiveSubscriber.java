package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.LiveEvent;
import io.technicianviews.application.LiveEvent.CountsChanged;
import io.technicianviews.application.LiveEvent.Ended;
import io.technicianviews.application.LiveEvent.RequestChanged;
import io.technicianviews.application.LiveEvent.RequestGone;
import io.technicianviews.application.LiveEvent.Resync;
import io.technicianviews.application.LiveEvent.ViewCountsChanged;
import io.technicianviews.application.Result;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.ViewStream;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A live subscriber whose events are compared with the views of the person before and after each
 * step.
 */
final class LiveSubscriber implements AutoCloseable {

  private static final View VIEW = View.ALL_UNSOLVED;
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(2);
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** An event of a request, received or expected. */
  private record Received(long id, long request, boolean gone, Set<View> left, Set<View> entered) {}

  private final DifferentialPair.Side desk;
  private final long person;
  private final UnitScope units;
  private @Nullable ViewStream stream;
  private @Nullable ViewCountsResult counts;
  private ViewMembership before = new ViewMembership(Map.of());

  LiveSubscriber(DifferentialPair.Side desk, long person, UnitScope units) {
    this.desk = desk;
    this.person = person;
    this.units = units;
  }

  /** Subscribes, if there is no subscription and the person may have one. */
  void subscribe(Snapshot now, DeskDay day) {
    if (stream == null
        && desk.service().live().stream(person, VIEW, units, null)
            instanceof Result.Success<ViewStream>(ViewStream opened, var cache)) {
      stream = opened;
      before = ViewMembership.of(now, person, units, day);
    }
  }

  /**
   * Verifies that the events of a step are exactly those of the requests that the person may see.
   *
   * @return the number of events
   */
  int check(String where, List<ChangeLogEntry> log, Snapshot now, DeskDay day) {
    if (stream == null) {
      return 0;
    }
    ViewMembership then = before;
    ViewMembership after = ViewMembership.of(now, person, units, day);
    before = after;
    List<Received> expected = new ArrayList<>();
    for (ChangeLogEntry logged : log) {
      RequestChange change = logged.change().request();
      if (change != null && concerns(logged)) {
        expected(logged.id(), change.requestId(), then, after, expected);
      }
    }
    List<Received> received = drain(stream, log.isEmpty() ? 0 : log.getLast().id());
    assertThat(received).as("%s; received by %s in %s", where, person, units).isEqualTo(expected);
    return received.size();
  }

  /** A read position concerns other people only if it also changes the list row of the request. */
  private boolean concerns(ChangeLogEntry logged) {
    return logged.change().kind() != ChangeKind.READ
        || Objects.equals(logged.by(), person)
        || logged.change().tags().stream().anyMatch(InvalidationTag.Unit.class::isInstance);
  }

  private static void expected(
      long id, long request, ViewMembership before, ViewMembership after, List<Received> into) {
    Set<View> left = before.notIn(after, request);
    if (!after.of(request).isEmpty()) {
      into.add(new Received(id, request, false, left, after.notIn(before, request)));
    } else if (!before.of(request).isEmpty()) {
      into.add(new Received(id, request, true, left, Set.of()));
    }
  }

  private List<Received> drain(ViewStream from, long upTo) {
    List<Received> received = new ArrayList<>();
    while (true) {
      LiveEvent event = from.next(POLL_TIMEOUT);
      switch (event) {
        case null -> {
          if (from.upTo() >= upTo) {
            return received;
          }
        }
        case RequestChanged(
                var id,
                var request,
                var what,
                var by,
                var at,
                var f,
                var l,
                var e,
                var any) ->
            received.add(new Received(id, request, false, l, e));
        case RequestGone(var id, var request, var left, var any) ->
            received.add(new Received(id, request, true, left, Set.of()));
        case CountsChanged(var id, AsOf<ViewCountsResult> numbers) -> counts = numbers.value();
        case ViewCountsChanged otherViews -> {}
        case LiveEvent.PresenceChanged presence -> {}
        case Resync resync -> {}
        case Ended ended -> {
          assertThat(ended.reason()).isEqualTo(LiveEvent.EndReason.RIGHTS);
          close();
          return received;
        }
      }
    }
  }

  /** Waits until the last received counts equal those of the desk. */
  void checkCounts(String where) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (stream != null && !hasCurrentCounts()) {
      assertThat(System.nanoTime()).as("%s; counts of %s", where, person).isLessThan(end);
      drain(stream, 0);
    }
  }

  private boolean hasCurrentCounts() {
    ViewCountsResult received = counts;
    ViewCountsResult now =
        desk.service().technicianViews().counts(person, VIEW, units).orElseThrow().value();
    return received != null
        && received.counts().equals(now.counts())
        && received.filterCounts().equals(now.filterCounts());
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
      stream = null;
    }
    counts = null;
  }
}
