package io.technicianviews.application;

import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.request.RequestState;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the changes of the requests that a person may see, as requester or as technician, in
 * the order of the change log. It begins when it is opened. One thread takes events; any thread may
 * close the stream.
 */
public final class TicketStream implements AutoCloseable {

  private final PersonSubscription subscription;
  private boolean over;

  TicketStream(PersonSubscription subscription) {
    this.subscription = subscription;
  }

  /**
   * The next event.
   *
   * @param atMost the longest wait
   * @return null if there was none in that time, or the stream has ended
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the storage cannot be read;
   *     the stream has ended then
   */
  public @Nullable TicketEvent next(Duration atMost) {
    try {
      return awaited(subscription.ticker().nanos() + atMost.toNanos());
    } catch (RuntimeException | Error e) {
      over = true;
      throw e;
    }
  }

  private @Nullable TicketEvent awaited(long end) {
    while (!isOver()) {
      ChangeLogEntry change = subscription.next(Math.max(0, end - subscription.ticker().nanos()));
      TicketEvent event = change == null ? null : event(change);
      if (event != null) {
        return event;
      }
      if (change == null && subscription.ticker().nanos() - end >= 0) {
        return null;
      }
    }
    return null;
  }

  /**
   * Whether no event will follow: the helpdesk was closed, the person was deactivated, or the
   * subscriber was too slow and has missed changes.
   */
  public boolean isOver() {
    return over || subscription.hasOverflowed() || subscription.isEnded();
  }

  private @Nullable TicketEvent event(ChangeLogEntry logged) {
    Set<InvalidationTag> tags = logged.change().tags();
    if (subscription.affectsPermissions(tags)) {
      over = !subscription.reloadPermissions();
      return null;
    }
    RequestChange change = logged.change().request();
    return change == null || !subscription.accessScope().isAffectedBy(tags)
        ? null
        : event(logged, change);
  }

  private @Nullable TicketEvent event(ChangeLogEntry logged, RequestChange change) {
    boolean own = isOwn(change);
    if (sees(change, change.after())) {
      TicketEvent.Details details =
          new TicketEvent.Details(
              logged.change().kind(),
              subscription.nameOf(logged.by()),
              logged.at(),
              change.fields());
      return new TicketEvent(logged.id(), change.requestId(), own, details);
    }
    return sees(change, change.before())
        ? new TicketEvent(logged.id(), change.requestId(), own, null)
        : null;
  }

  private boolean sees(RequestChange change, @Nullable RequestState state) {
    return state != null
        && ((change.requesterId() == subscription.person().id() && !state.deleted())
            || subscription.accessScope().covers(state));
  }

  private boolean isOwn(RequestChange change) {
    long me = subscription.person().id();
    RequestState before = change.before();
    return change.requesterId() == me
        || change.after().assignees().contains(me)
        || (before != null && before.assignees().contains(me));
  }

  /** Ends the stream; a call that waits for its next event returns. */
  @Override
  public void close() {
    subscription.close();
  }
}
