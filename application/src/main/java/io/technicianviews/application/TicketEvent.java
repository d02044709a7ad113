package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.people.PersonName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a request that a person may see, or might until then. Immutable.
 *
 * @param id of the change in the desk's log; later events have greater ones
 * @param own whether he is its requester, or is or was assigned to it
 * @param details null if the request is gone for him: what became of it is not for him to know
 */
public record TicketEvent(long id, long requestId, boolean own, @Nullable Details details) {

  /**
   * What happened.
   *
   * @param by null if it was no person of the desk
   * @param changed what of the request's own fields differs
   */
  public record Details(
      ChangeKind what, @Nullable PersonName by, Instant at, Set<RequestField> changed) {
    public Details {
      changed = Set.copyOf(changed);
    }
  }
}
