package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.view.View;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event of a {@link ViewStream}. Immutable. */
public sealed interface LiveEvent {

  /**
   * A request in the technician's scope changed, or entered the scope.
   *
   * @param id of the entry in the change log; ids increase from event to event
   * @param by the author of the change; null if the author is not a person of the helpdesk
   * @param changed the fields of the request that differ
   * @param left the technician's views that the request has left
   * @param entered the technician's views that the request has entered
   */
  record RequestChanged(
      long id,
      long requestId,
      ChangeKind what,
      @Nullable PersonName by,
      Instant at,
      Set<RequestField> changed,
      Set<View> left,
      Set<View> entered)
      implements LiveEvent {
    public RequestChanged {
      changed = Set.copyOf(changed);
      left = ordered(left);
      entered = ordered(entered);
    }
  }

  /**
   * A request left the technician's scope: it was moved, unassigned or deleted. The author and the
   * new place are not disclosed, because the technician may not see them.
   *
   * @param id of the entry in the change log
   * @param left the technician's views that the request was in
   */
  record RequestGone(long id, long requestId, Set<View> left) implements LiveEvent {
    public RequestGone {
      left = ordered(left);
    }
  }

  /**
   * The current counts, when they differ from those published before.
   *
   * @param id the position where the stream begins, with the first counts of a new stream;
   *     otherwise null
   */
  record CountsChanged(@Nullable Long id, AsOf<ViewCountsResult> numbers) implements LiveEvent {}

  /**
   * What the client shows may be wrong: it must load its data again.
   *
   * @param id the position from which the stream continues
   */
  record Resync(long id, ResyncReason reason) implements LiveEvent {}

  /** The stream has ended: no event follows. */
  record Ended(EndReason reason) implements LiveEvent {}

  /** Why the events alone do not bring the client up to date. */
  enum ResyncReason {
    /** Too many changes followed the last event that the client received. */
    GAP,
    /** The client names an event id that this helpdesk has not published. */
    UNKNOWN_ID,
    /** The technician's permissions changed. */
    RIGHTS,
    /** Names of people, units, statuses or priorities changed. */
    NAMES,
    /** A bulk load, or an external write that does not name what it changed. */
    DESK
  }

  /** Why a stream has ended. */
  enum EndReason {
    /** The subscriber is no longer an active technician. */
    RIGHTS,
    /** The subscriber was too slow: it subscribes again, from the last event that it received. */
    TOO_SLOW,
    /** The helpdesk was closed. */
    CLOSED
  }

  private static Set<View> ordered(Set<View> views) {
    EnumSet<View> ordered = EnumSet.noneOf(View.class);
    ordered.addAll(views);
    return Collections.unmodifiableSet(ordered);
  }
}
