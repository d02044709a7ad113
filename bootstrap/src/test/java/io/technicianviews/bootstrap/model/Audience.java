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
 * One who listens while steps are done. What he hears of requests is held against what the desk
 * answers him before and after each step.
 */
final class Audience implements AutoCloseable {

  private static final View VIEW = View.ALL_UNSOLVED;
  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What he hears, or should hear, of a request. */
  private record Heard(long id, long request, boolean gone, Set<View> left, Set<View> entered) {}

  private final DifferentialPair.Side desk;
  private final long person;
  private final UnitScope units;
  private @Nullable ViewStream stream;
  private @Nullable ViewCountsResult counts;
  private Membership before = new Membership(Map.of());

  Audience(DifferentialPair.Side desk, long person, UnitScope units) {
    this.desk = desk;
    this.person = person;
    this.units = units;
  }

  /** Listens, if he does not and may. */
  void listen(Snapshot now, DeskDay day) {
    if (stream == null
        && desk.service().live().stream(person, VIEW, units, null)
            instanceof Result.Success<ViewStream>(ViewStream opened, var cache)) {
      stream = opened;
      before = Membership.of(now, person, units, day);
    }
  }

  /**
   * What he heard of a step is what it made of the requests that he may see, and no word of others.
   *
   * @return how many events there were
   */
  int check(String where, List<ChangeLogEntry> log, Snapshot now, DeskDay day) {
    if (stream == null) {
      return 0;
    }
    Membership then = before;
    Membership after = Membership.of(now, person, units, day);
    before = after;
    List<Heard> expected = new ArrayList<>();
    for (ChangeLogEntry logged : log) {
      RequestChange change = logged.change().request();
      if (change != null && concerns(logged)) {
        expected(logged.id(), change.requestId(), then, after, expected);
      }
    }
    List<Heard> heard = drained(stream, log.isEmpty() ? 0 : log.getLast().id());
    assertThat(heard).as("%s; heard by %s in %s", where, person, units).isEqualTo(expected);
    return heard.size();
  }

  /** What somebody has read alters something for others only if the row that they see does. */
  private boolean concerns(ChangeLogEntry logged) {
    return logged.change().kind() != ChangeKind.READ
        || Objects.equals(logged.by(), person)
        || logged.change().tags().stream().anyMatch(InvalidationTag.Unit.class::isInstance);
  }

  private static void expected(
      long id, long request, Membership before, Membership after, List<Heard> into) {
    Set<View> left = before.notIn(after, request);
    if (!after.of(request).isEmpty()) {
      into.add(new Heard(id, request, false, left, after.notIn(before, request)));
    } else if (!before.of(request).isEmpty()) {
      into.add(new Heard(id, request, true, left, Set.of()));
    }
  }

  private List<Heard> drained(ViewStream from, long upTo) {
    List<Heard> heard = new ArrayList<>();
    while (true) {
      LiveEvent event = from.next(MOMENT);
      switch (event) {
        case null -> {
          if (from.upTo() >= upTo) {
            return heard;
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
            heard.add(new Heard(id, request, false, l, e));
        case RequestGone(var id, var request, var left, var any) ->
            heard.add(new Heard(id, request, true, left, Set.of()));
        case CountsChanged(var id, AsOf<ViewCountsResult> numbers) -> counts = numbers.value();
        case ViewCountsChanged ofOthers -> {}
        case LiveEvent.PresenceChanged presence -> {}
        case Resync resync -> {}
        case Ended ended -> {
          assertThat(ended.reason()).isEqualTo(LiveEvent.EndReason.RIGHTS);
          close();
          return heard;
        }
      }
    }
  }

  /** The counts that he heard last come to be those of the desk. */
  void checkCounts(String where) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (stream != null && !heardTheCounts()) {
      assertThat(System.nanoTime()).as("%s; counts of %s", where, person).isLessThan(end);
      drained(stream, 0);
    }
  }

  private boolean heardTheCounts() {
    ViewCountsResult heard = counts;
    ViewCountsResult now =
        desk.service().technicianViews().counts(person, VIEW, units).orElseThrow().value();
    return heard != null
        && heard.counts().equals(now.counts())
        && heard.filterCounts().equals(now.filterCounts());
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
