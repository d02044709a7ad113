package io.technicianviews.application;

import static io.technicianviews.application.LiveEvent.CountsChanged;
import static io.technicianviews.application.LiveEvent.EndReason;
import static io.technicianviews.application.LiveEvent.Ended;
import static io.technicianviews.application.LiveEvent.RequestChanged;
import static io.technicianviews.application.LiveEvent.RequestGone;
import static io.technicianviews.application.LiveEvent.Resync;
import static io.technicianviews.application.LiveEvent.ResyncReason;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.feed.AccessScope;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a technician's views, as it happens: every change of a request in his scope once
 * and in the order of the log, and the counts whenever they have changed, at midnight too. Whoever
 * hears of a change and then asks sees it. One thread takes events from it; any may close it.
 */
public final class ViewStream implements AutoCloseable {

  private final PersonSubscription following;
  private final CountsUpdater counts;
  private final Queue<LiveEvent> ready = new ArrayDeque<>();
  private boolean over;

  private ViewStream(PersonSubscription following, CountsUpdater counts) {
    this.following = following;
    this.counts = counts;
  }

  /**
   * The stream with its first numbers, or why there is none.
   *
   * @param resync why it cannot go on where the listener was; null if it can, or if he is new
   * @param resumed whether it goes on where he was
   */
  static Result<ViewStream> begin(
      PersonSubscription following,
      @Nullable ResyncReason resync,
      boolean resumed,
      TechnicianViewQueries queries,
      View view) {
    CountsUpdater.Asked asked =
        new CountsUpdater.Asked(
            following.person().id(),
            view,
            following.sight().narrowing(),
            following.zone(),
            following.ticker());
    return CountsUpdater.begin(queries, asked)
        .map(
            counts -> {
              ViewStream stream = new ViewStream(following, counts);
              if (resync != null) {
                stream.ready.add(new Resync(following.after(), resync));
              }
              // Whoever goes on where he was has yet to hear what made these numbers.
              Long start = resumed ? null : following.after();
              stream.ready.add(new CountsChanged(start, counts.told()));
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
      return awaited(following.ticker().nanos() + atMost.toNanos());
    } catch (RuntimeException | Error e) {
      over = true;
      throw e;
    }
  }

  /**
   * @param end by the ticker
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
      long now = following.ticker().nanos();
      long due = counts.dueAt();
      if (now - due >= 0) {
        count();
        continue;
      }
      ChangeLogEntry change = following.next(Math.max(0, earlier(end, due) - now));
      if (change != null) {
        follow(change);
      } else if (following.isBehind()) {
        finish(EndReason.TOO_SLOW);
      } else if (following.isEnded()) {
        finish(EndReason.CLOSED);
      } else if (following.ticker().nanos() - end >= 0) {
        return null;
      }
    }
  }

  /**
   * The id of a change up to which everything was told: whoever has taken all events so far may go
   * on behind it, though he heard of none with this id.
   */
  public long upTo() {
    return following.upTo();
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  private void finish(EndReason reason) {
    over = true;
    ready.add(new Ended(reason));
  }

  private void count() {
    switch (counts.ask()) {
      case null -> {}
      case Result.Success<AsOf<ViewCountsResult>>(
              AsOf<ViewCountsResult> numbers,
              CacheOutcome any) ->
          ready.add(new CountsChanged(null, numbers));
      case Result.Refused<AsOf<ViewCountsResult>> refused -> finish(EndReason.RIGHTS);
    }
  }

  private void follow(ChangeLogEntry logged) {
    Set<InvalidationTag> scopes = logged.change().tags();
    if (following.altersRights(scopes)) {
      resync(logged, scopes);
    } else if (following.sight().concerns(scopes)) {
      counts.areOld();
      RequestChange change = logged.change().request();
      if (change == null) {
        ready.add(new Resync(logged.id(), ResyncReason.DESK));
      } else {
        moved(logged, change);
      }
    } else if (scopes.contains(InvalidationTag.REFERENCE_DATA)) {
      ready.add(new Resync(logged.id(), ResyncReason.NAMES));
    }
  }

  private void resync(ChangeLogEntry logged, Set<InvalidationTag> scopes) {
    if (!following.readRights()) {
      finish(EndReason.RIGHTS);
      return;
    }
    counts.areOld();
    boolean ofRights = scopes.contains(new InvalidationTag.Permissions(following.person().id()));
    ready.add(new Resync(logged.id(), ofRights ? ResyncReason.RIGHTS : ResyncReason.DESK));
  }

  private void moved(ChangeLogEntry logged, RequestChange change) {
    AccessScope accessScope = following.sight();
    DeskDay day = day(logged);
    Set<View> before = views(accessScope, change.before(), day);
    Set<View> after = views(accessScope, change.after(), day);
    Set<View> left = minus(before, after);
    if (accessScope.reaches(change.after())) {
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
    } else if (change.before() != null && accessScope.reaches(change.before())) {
      ready.add(new RequestGone(logged.id(), change.requestId(), left));
    }
  }

  /**
   * The day on which whoever hears of a change asks: today, also where the change is dated
   * otherwise; the day of the change, where midnight has just passed.
   */
  private DeskDay day(ChangeLogEntry logged) {
    DeskDay dated = DeskDay.at(logged.at(), following.zone());
    DeskDay today = counts.today();
    return dated.date().isAfter(today.date()) ? dated : today;
  }

  private static Set<View> views(
      AccessScope accessScope, @Nullable RequestState state, DeskDay day) {
    return state == null ? Set.of() : accessScope.views(state, day);
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
