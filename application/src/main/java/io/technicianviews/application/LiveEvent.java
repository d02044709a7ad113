package io.technicianviews.application;

import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
   * @param custom the followed custom views that the request has left or entered, as far as its
   *     state decides that; {@link ViewCountsChanged} contains the others
   */
  record RequestChanged(
      long id,
      long requestId,
      ChangeKind what,
      @Nullable PersonName by,
      Instant at,
      Set<RequestField> changed,
      Set<View> left,
      Set<View> entered,
      Moves custom)
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
   * @param custom as in {@link RequestChanged}
   */
  record RequestGone(long id, long requestId, Set<View> left, Moves custom) implements LiveEvent {
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
   * The ids of the custom views that a request has left and entered, or of the requests that have
   * left and entered a view.
   *
   * @param left in ascending order
   * @param entered in ascending order
   */
  record Moves(SortedSet<Long> left, SortedSet<Long> entered) {

    /** None. */
    public static final Moves NONE =
        new Moves(Collections.emptySortedSet(), Collections.emptySortedSet());

    public Moves {
      left = Collections.unmodifiableSortedSet(new TreeSet<>(left));
      entered = Collections.unmodifiableSortedSet(new TreeSet<>(entered));
    }

    /** The ids that are in one of the sets only. */
    public static Moves between(Set<Long> before, Set<Long> after) {
      SortedSet<Long> left = new TreeSet<>(before);
      left.removeAll(after);
      SortedSet<Long> entered = new TreeSet<>(after);
      entered.removeAll(before);
      return left.isEmpty() && entered.isEmpty() ? NONE : new Moves(left, entered);
    }
  }

  /**
   * The counts of the followed views, when they differ from those published before, or when a view
   * is no longer followed because the technician does not see it any more.
   *
   * @param counts the number of requests in each followed view
   * @param moved by the id of a custom view, the requests that have left and entered views whose
   *     conditions the state of a request does not decide, since the counts published before: by a
   *     change of a due date, a message or the time. Views of more than some thousand requests are
   *     missing
   */
  record ViewCountsChanged(AsOf<Map<ViewId, Long>> counts, Map<Long, Moves> moved)
      implements LiveEvent {
    public ViewCountsChanged {
      moved = Collections.unmodifiableMap(new TreeMap<>(moved));
    }
  }

  /**
   * Other people opened or closed requests, or do something else in them. The first one of a stream
   * names all open requests, and is missing if there are none. It has no id: a client whose stream
   * begins anew or resumes discards the presences that it received before.
   *
   * @param requests the requests whose presences differ from those published before; without people
   *     if nobody else has the request open any more, or the technician may not see it any more
   */
  record PresenceChanged(List<RequestPresence> requests) implements LiveEvent {
    public PresenceChanged {
      requests = List.copyOf(requests);
    }
  }

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
    /**
     * Too many changes followed the last event that the client received, or some of them were
     * removed from the change log.
     */
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
