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

/** What a {@link ViewStream} tells. Immutable. */
public sealed interface LiveEvent {

  /**
   * A request in the technician's scope changed, or came into it.
   *
   * @param id of the change in the desk's log; later events have greater ones
   * @param by who did it; null if it was no person of the desk
   * @param changed what of the request's own fields differs
   * @param left the views that it was in for this technician, and is no longer
   * @param entered the views that it is in for him, and was not
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
   * A request is no longer in the technician's scope: moved, taken off him, or deleted. Where it
   * went and by whom is not for him to know.
   *
   * @param id of the change in the desk's log
   * @param left the views that it was in for him
   */
  record RequestGone(long id, long requestId, Set<View> left) implements LiveEvent {
    public RequestGone {
      left = ordered(left);
    }
  }

  /**
   * The numbers as they are now, when they differ from those told before.
   *
   * @param id where the stream begins, with the first numbers of one that begins anew; null with
   *     all others
   */
  record CountsChanged(@Nullable Long id, AsOf<ViewCountsResult> numbers) implements LiveEvent {}

  /**
   * What was shown so far may be wrong: whoever shows requests asks for them anew.
   *
   * @param id where the stream goes on
   */
  record Resync(long id, ResyncReason reason) implements LiveEvent {}

  /** The stream is over: nothing will come any more. */
  record Ended(EndReason reason) implements LiveEvent {}

  /** Why a stream cannot be followed event by event. */
  enum ResyncReason {
    /** Too much has happened since the event that the listener heard last. */
    GAP,
    /** The listener names an event that this desk has not told anybody. */
    UNKNOWN_ID,
    /** What the technician may see is another now. */
    RIGHTS,
    /** Names of people, units, statuses or priorities are others now. */
    NAMES,
    /** Much was loaded at once, or by somebody who cannot say what. */
    DESK
  }

  /** Why a stream is over. */
  enum EndReason {
    /** The listener is a technician no more. */
    RIGHTS,
    /** The listener was slower than the desk: he begins anew from the last event that he heard. */
    TOO_SLOW,
    /** The desk was closed. */
    CLOSED
  }

  private static Set<View> ordered(Set<View> views) {
    EnumSet<View> ordered = EnumSet.noneOf(View.class);
    ordered.addAll(views);
    return Collections.unmodifiableSet(ordered);
  }
}
