package io.technicianviews.application;

import static io.technicianviews.application.LiveEvent.EndReason;
import static io.technicianviews.application.LiveEvent.Ended;
import static io.technicianviews.application.LiveEvent.RequestChanged;
import static io.technicianviews.application.LiveEvent.RequestGone;
import static io.technicianviews.application.LiveEvent.Resync;
import static io.technicianviews.application.LiveEvent.ResyncReason;

import io.technicianviews.application.LiveEvent.Moves;
import io.technicianviews.application.internal.feed.AccessScope;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.presence.PresenceMonitor;
import io.technicianviews.application.internal.presence.StreamPresence;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the changes in a technician's views: every change of a request in scope, once and in
 * the order of the change log, the counts whenever they have changed, also at midnight, and who
 * else has these requests open. A query that follows an event sees the change. One thread takes
 * events; any thread may close the stream.
 */
public final class ViewStream implements AutoCloseable {

  private final PersonSubscription subscription;
  private final StreamCounts counts;
  private final StreamPresence presence;
  private final Queue<LiveEvent> ready = new ArrayDeque<>();
  private boolean over;

  private ViewStream(
      PersonSubscription subscription, StreamCounts counts, PresenceMonitor presences) {
    this.subscription = subscription;
    this.counts = counts;
    this.presence = presences.open(subscription::wake);
  }

  /**
   * Opens a stream with its first counts, unless it is refused.
   *
   * @param resync why the stream cannot continue after the client's last event; null if it can, or
   *     if the stream is new
   * @param resumed whether the stream continues after the client's last event
   */
  static Result<ViewStream> begin(
      PersonSubscription subscription,
      @Nullable ResyncReason resync,
      boolean resumed,
      StreamCounts.Source source,
      PresenceMonitor presences) {
    return StreamCounts.begin(subscription, source)
        .map(
            counts -> {
              ViewStream stream = new ViewStream(subscription, counts, presences);
              if (resync != null) {
                stream.ready.add(new Resync(subscription.after(), resync));
              }
              // A resumed stream has yet to deliver changes that these counts contain.
              Long start = resumed ? null : subscription.after();
              counts.publishFirst(start, stream.ready);
              return stream;
            });
  }

  /**
   * The next event.
   *
   * @param atMost the longest wait
   * @return null if there was none in that time
   * @throws DeskUnavailableException if the storage cannot be read; the stream has ended then
   */
  public @Nullable LiveEvent next(Duration atMost) {
    try {
      return awaited(subscription.ticker().nanos() + atMost.toNanos());
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
      long now = subscription.ticker().nanos();
      long due = counts.dueAt();
      if (now - due >= 0) {
        if (!counts.update(ready)) {
          finish(EndReason.RIGHTS);
        }
        continue;
      }
      List<RequestPresence> presences = presence.changes(subscription.accessScope());
      if (!presences.isEmpty()) {
        return new LiveEvent.PresenceChanged(presences);
      }
      ChangeLogEntry change = subscription.next(Math.max(0, earlier(end, due) - now));
      if (change != null) {
        publish(change);
      } else if (subscription.hasOverflowed()) {
        finish(EndReason.TOO_SLOW);
      } else if (subscription.isEnded()) {
        finish(EndReason.CLOSED);
      } else if (subscription.ticker().nanos() - end >= 0) {
        return null;
      }
    }
  }

  /**
   * The id of a change up to which all events were delivered. A client that has received all events
   * so far may resume after it, even if no event had this id.
   */
  public long upTo() {
    return subscription.position();
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  private void finish(EndReason reason) {
    over = true;
    ready.add(new Ended(reason));
  }

  private void publish(ChangeLogEntry logged) {
    Set<InvalidationTag> tags = logged.change().tags();
    if (subscription.affectsPermissions(tags)) {
      resync(logged, tags);
    } else if (subscription.accessScope().isAffectedBy(tags)) {
      counts.markStale();
      RequestChange change = logged.change().request();
      if (change == null) {
        ready.add(new Resync(logged.id(), ResyncReason.DESK));
      } else {
        publishChange(logged, change);
      }
    } else if (tags.contains(InvalidationTag.REFERENCE_DATA)) {
      counts.markFollowedStale();
      ready.add(new Resync(logged.id(), ResyncReason.NAMES));
    }
  }

  private void resync(ChangeLogEntry logged, Set<InvalidationTag> tags) {
    if (!subscription.reloadPermissions()) {
      finish(EndReason.RIGHTS);
      return;
    }
    counts.markStale();
    boolean ofRights = tags.contains(new InvalidationTag.Permissions(subscription.person().id()));
    ready.add(new Resync(logged.id(), ofRights ? ResyncReason.RIGHTS : ResyncReason.DESK));
  }

  private void publishChange(ChangeLogEntry logged, RequestChange change) {
    AccessScope accessScope = subscription.accessScope();
    DeskDay day = day(logged);
    Set<View> before = views(accessScope, change.before(), day);
    Set<View> after = views(accessScope, change.after(), day);
    Set<View> left = minus(before, after);
    Moves custom =
        Moves.between(
            customViews(accessScope, change.before(), day),
            customViews(accessScope, change.after(), day));
    if (accessScope.covers(change.after())) {
      ready.add(
          new RequestChanged(
              logged.id(),
              change.requestId(),
              logged.change().kind(),
              subscription.nameOf(logged.by()),
              logged.at(),
              change.fields(),
              left,
              minus(after, before),
              custom));
    } else if (change.before() != null && accessScope.covers(change.before())) {
      ready.add(new RequestGone(logged.id(), change.requestId(), left, custom));
    }
  }

  /**
   * The day by which the views of a change are computed: today, even if the change has an earlier
   * date; the day of the change if midnight has just passed.
   */
  private DeskDay day(ChangeLogEntry logged) {
    DeskDay dated = DeskDay.at(logged.at(), subscription.zone());
    DeskDay today = counts.today();
    return dated.date().isAfter(today.date()) ? dated : today;
  }

  private static Set<View> views(
      AccessScope accessScope, @Nullable RequestState state, DeskDay day) {
    return state == null ? Set.of() : accessScope.views(state, day);
  }

  private Set<Long> customViews(
      AccessScope accessScope, @Nullable RequestState state, DeskDay day) {
    return state == null ? Set.of() : accessScope.customViews(counts.decidedByState(), state, day);
  }

  private static Set<View> minus(Set<View> some, Set<View> others) {
    Set<View> left = new HashSet<>(some);
    left.removeAll(others);
    return left;
  }

  /** Ends the stream; a call that waits for its next event returns. */
  @Override
  public void close() {
    presence.close();
    subscription.close();
  }
}
