package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a request that a person may see, or could see before the change. Immutable.
 *
 * @param id of the entry in the change log; ids increase from event to event
 * @param own whether the person is the requester, or is or was assigned to the request
 * @param details null if the person may no longer see the request
 */
public record TicketEvent(long id, long requestId, boolean own, @Nullable Details details) {

  /**
   * The kind, author, time and fields of a change.
   *
   * @param by the author; null if the author is not a person of the helpdesk
   * @param changed the fields of the request that differ
   */
  public record Details(
      ChangeKind what, @Nullable PersonName by, Instant at, Set<RequestField> changed) {
    public Details {
      changed = Set.copyOf(changed);
    }
  }
}
