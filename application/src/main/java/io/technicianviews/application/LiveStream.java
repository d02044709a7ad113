package io.technicianviews.application;

import static io.technicianviews.application.LiveEvent.CountsChanged;
import static io.technicianviews.application.LiveEvent.EndReason;
import static io.technicianviews.application.LiveEvent.Ended;
import static io.technicianviews.application.LiveEvent.RequestChanged;
import static io.technicianviews.application.LiveEvent.RequestGone;
import static io.technicianviews.application.LiveEvent.Resync;
import static io.technicianviews.application.LiveEvent.ResyncReason;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a technician's views, as it happens: every change of a request in his scope once
 * and in the order of the log, and the counts whenever they have changed, at midnight too. Whoever
 * hears of a change and then asks sees it. One thread takes events from it; any may close it.
 */
public final class LiveStream implements AutoCloseable {

  /** Counts come no more often than this. */
  private static final long COUNTS_APART_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A little behind midnight, as two clocks do not go alike. */
  private static final long MIDNIGHT_SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Following following;
  private final TechnicianViewQueries queries;
  private final View view;
  private final Units narrowing;
  private final Queue<LiveEvent> ready = new ArrayDeque<>();
  private @Nullable ViewNumbers told;
  private boolean over;
  private boolean countsAreOld;
  private long countsFrom;
  private long midnight;

  private LiveStream(
      Following following, TechnicianViewQueries queries, View view, Units narrowing) {
    this.following = following;
    this.queries = queries;
    this.view = view;
    this.narrowing = narrowing;
  }

  /**
   * The stream with its first numbers, or why there is none.
   *
   * @param resync why it cannot go on where the listener was; null if it can, or if he is new
   * @param resumed whether it goes on where he was
   */
  static Answer<LiveStream> begin(
      Following following,
      @Nullable ResyncReason resync,
      boolean resumed,
      TechnicianViewQueries queries,
      View view,
      Units narrowing) {
    LiveStream stream = new LiveStream(following, queries, view, narrowing);
    if (resync != null) {
      stream.ready.add(new Resync(following.after(), resync));
    }
    return queries
        .counts(following.person().id(), view, narrowing)
        .map(
            numbers -> {
              // Whoever goes on where he was has yet to hear what made these numbers.
              stream.ready.add(stream.tell(numbers, resumed ? null : following.after()));
              return stream;
            });
  }

  /**
   * The next event.
   *
   * @param atMost how long to wait for it
   * @return null if there was none in that time
   * @throws DeskUnavailableException if the desk cannot be read; the stream is over then
   */
  public @Nullable LiveEvent next(Duration atMost) {
    try {
      return awaited(System.nanoTime() + atMost.toNanos());
    } catch (RuntimeException | Error e) {
      over = true;
      throw e;
    }
  }

  /**
   * @param end by {@link System#nanoTime}
   */
  private @Nullable LiveEvent awaited(long end) {
    while (true) {
      LiveEvent first = ready.poll();
      if (first != null) {
        return first;
      }
      if (over) {
        return null;
      }
      long now = System.nanoTime();
      if (now - midnight >= 0) {
        countsAreOld = true;
      }
      if (countsAreOld && now - countsFrom >= 0) {
        count();
        continue;
      }
      long until = earlier(end, countsAreOld ? countsFrom : midnight);
      LoggedChange change = following.next(Math.max(0, until - now));
      if (change != null) {
        follow(change);
      } else if (following.isBehind()) {
        finish(EndReason.TOO_SLOW);
      } else if (following.isEnded()) {
        finish(EndReason.CLOSED);
      } else if (System.nanoTime() - end >= 0) {
        return null;
      }
    }
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  private void finish(EndReason reason) {
    over = true;
    ready.add(new Ended(reason));
  }

  private void count() {
    try {
      Answer<ViewNumbers> answer = queries.counts(following.person().id(), view, narrowing);
      switch (answer) {
        case Answer.Given<ViewNumbers>(ViewNumbers numbers, CacheOutcome any) -> {
          ViewNumbers before = told;
          CountsChanged event = tell(numbers, null);
          if (before == null
              || !before.counts().equals(numbers.counts())
              || !before.filterCounts().equals(numbers.filterCounts())) {
            ready.add(event);
          }
        }
        case Answer.Refused<ViewNumbers> refused -> finish(EndReason.RIGHTS);
      }
    } catch (DeskUnavailableException e) {
      countsFrom = System.nanoTime() + RETRY_NANOS;
    }
  }

  private CountsChanged tell(ViewNumbers numbers, @Nullable Long id) {
    long now = System.nanoTime();
    told = numbers;
    countsAreOld = false;
    countsFrom = now + COUNTS_APART_NANOS;
    Instant asOf = numbers.asOf();
    Instant end = DeskDay.at(asOf, following.zone()).end();
    midnight = now + Duration.between(asOf, end).toNanos() + MIDNIGHT_SLACK_NANOS;
    return new CountsChanged(id, numbers);
  }

  private void follow(LoggedChange logged) {
    Set<CacheScope> scopes = logged.change().scopes();
    if (following.altersRights(scopes)) {
      resync(logged, scopes);
    } else if (following.sight().concerns(scopes)) {
      countsAreOld = true;
      RequestChange change = logged.change().request();
      if (change == null) {
        ready.add(new Resync(logged.id(), ResyncReason.DESK));
      } else {
        moved(logged, change);
      }
    }
  }

  private void resync(LoggedChange logged, Set<CacheScope> scopes) {
    if (!following.readRights()) {
      finish(EndReason.RIGHTS);
      return;
    }
    countsAreOld = true;
    if (scopes.contains(new CacheScope.RightsOf(following.person().id()))) {
      ready.add(new Resync(logged.id(), ResyncReason.RIGHTS));
    } else if (scopes.contains(CacheScope.WHOLE_DESK)) {
      ready.add(new Resync(logged.id(), ResyncReason.DESK));
    } else if (scopes.contains(CacheScope.REFERENCE_DATA)) {
      ready.add(new Resync(logged.id(), ResyncReason.NAMES));
    }
  }

  private void moved(LoggedChange logged, RequestChange change) {
    Sight sight = following.sight();
    DeskDay day = DeskDay.at(logged.at(), following.zone());
    Set<View> before = views(sight, change.before(), day);
    Set<View> after = views(sight, change.after(), day);
    Set<View> left = minus(before, after);
    if (sight.reaches(change.after())) {
      ready.add(
          new RequestChanged(
              logged.id(),
              change.requestId(),
              logged.change().kind(),
              following.nameOf(logged.by()),
              logged.at(),
              change.fields(),
              left,
              minus(after, before)));
    } else if (change.before() != null && sight.reaches(change.before())) {
      ready.add(new RequestGone(logged.id(), change.requestId(), left));
    }
  }

  private static Set<View> views(Sight sight, @Nullable RequestState state, DeskDay day) {
    return state == null ? Set.of() : sight.views(state, day);
  }

  private static Set<View> minus(Set<View> some, Set<View> others) {
    Set<View> left = new HashSet<>(some);
    left.removeAll(others);
    return left;
  }

  /** Ends the stream; a call that waits for its next event returns. */
  @Override
  public void close() {
    following.close();
  }
}
