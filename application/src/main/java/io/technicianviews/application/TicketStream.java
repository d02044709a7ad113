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
 * Every change of a request that a person may see, as its requester or as a technician, from when
 * the stream began, in the order of the log. One thread takes events from it; any may close it.
 */
public final class TicketStream implements AutoCloseable {

  private final PersonSubscription following;
  private boolean over;

  TicketStream(PersonSubscription following) {
    this.following = following;
  }

  /**
   * The next event.
   *
   * @param atMost how long to wait for it
   * @return null if there was none in that time, or the stream is over
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be read; the
   *     stream is over then
   */
  public @Nullable TicketEvent next(Duration atMost) {
    try {
      return awaited(following.ticker().nanos() + atMost.toNanos());
    } catch (RuntimeException | Error e) {
      over = true;
      throw e;
    }
  }

  private @Nullable TicketEvent awaited(long end) {
    while (!isOver()) {
      ChangeLogEntry change = following.next(Math.max(0, end - following.ticker().nanos()));
      TicketEvent event = change == null ? null : event(change);
      if (event != null) {
        return event;
      }
      if (change == null && following.ticker().nanos() - end >= 0) {
        return null;
      }
    }
    return null;
  }

  /**
   * Whether nothing will come any more: the desk was closed, the person is deactivated, or he was
   * slower than the desk and has missed something.
   */
  public boolean isOver() {
    return over || following.isBehind() || following.isEnded();
  }

  private @Nullable TicketEvent event(ChangeLogEntry logged) {
    Set<InvalidationTag> scopes = logged.change().tags();
    if (following.altersRights(scopes)) {
      over = !following.readRights();
      return null;
    }
    RequestChange change = logged.change().request();
    return change == null || !following.sight().concerns(scopes) ? null : event(logged, change);
  }

  private @Nullable TicketEvent event(ChangeLogEntry logged, RequestChange change) {
    boolean own = isOwn(change);
    if (sees(change, change.after())) {
      TicketEvent.Details details =
          new TicketEvent.Details(
              logged.change().kind(), following.nameOf(logged.by()), logged.at(), change.fields());
      return new TicketEvent(logged.id(), change.requestId(), own, details);
    }
    return sees(change, change.before())
        ? new TicketEvent(logged.id(), change.requestId(), own, null)
        : null;
  }

  private boolean sees(RequestChange change, @Nullable RequestState state) {
    return state != null
        && ((change.requesterId() == following.person().id() && !state.deleted())
            || following.sight().reaches(state));
  }

  private boolean isOwn(RequestChange change) {
    long me = following.person().id();
    RequestState before = change.before();
    return change.requesterId() == me
        || change.after().assignees().contains(me)
        || (before != null && before.assignees().contains(me));
  }

  /** Ends the stream; a call that waits for its next event returns. */
  @Override
  public void close() {
    following.close();
  }
}
