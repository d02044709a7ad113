package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.util.SortedSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The state of a request after an event in another system. It is applied without permission or
 * scope checks, because the other system has already accepted it. Times are truncated to
 * microseconds.
 *
 * @param externalId the id of the request in the other system, within {@link TextRule#EXTERNAL_ID}
 * @param at the time of the event
 * @param created the creation time of the request according to this event
 * @param subject within {@link TextRule#SUBJECT}
 * @param description within {@link TextRule#DESCRIPTION}; null if the event does not contain it,
 *     which leaves the description unchanged
 * @param solved the time since which the request counts as solved according to this event; null
 *     exactly if its status does not count as solved
 */
public record ReplayedEvent(
    String externalId,
    Instant at,
    Instant created,
    long requesterId,
    String subject,
    @Nullable String description,
    Status status,
    Priority priority,
    @Nullable Long businessUnitId,
    SortedSet<Long> assignees,
    @Nullable Instant solved) {

  public ReplayedEvent {
    at = StoredTime.of(at);
    created = StoredTime.of(created);
    solved = StoredTime.ofNullable(solved);
    externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    subject = TextRule.SUBJECT.accepted("subject", subject);
    if (description != null) {
      description = TextRule.DESCRIPTION.accepted("description", description);
    }
  }

  /** Creates the request with this id from its first event. */
  public ServiceRequest createRequest(long id, ToIntFunction<Priority> resolutionHours) {
    return appliedTo(ServiceRequest.opened(id, subject, requesterId, created), resolutionHours);
  }

  /**
   * Decides how the event changes an existing request. An event older than the request's last
   * update changes nothing, so that a log can be replayed again from its beginning.
   */
  public Decision decide(ServiceRequest before, ToIntFunction<Priority> resolutionHours) {
    if (at.isBefore(before.state().updated())) {
      return Decision.unchanged();
    }
    ServiceRequest after = appliedTo(before, resolutionHours);
    return after.equals(before)
        ? Decision.unchanged()
        : new Decision.Accepted(
            after.withVersion(before.version() + 1), Change.of(ChangeKind.REPLAYED, before, after));
  }

  /**
   * Applies the event to a request without changing its version. Fields that the event does not
   * contain stay unchanged: the tags, the parent, the deletion, a description that is null in the
   * event, and a due date set by hand.
   */
  public ServiceRequest appliedTo(ServiceRequest before, ToIntFunction<Priority> resolutionHours) {
    RequestState state =
        new RequestState(
            status,
            priority,
            businessUnitId,
            assignees,
            before.state().tags(),
            before.state().parentId(),
            before.state().openSubtasks(),
            created,
            at,
            solved,
            before.state().deleted());
    return new ServiceRequest(
        before.id(),
        subject,
        description == null ? before.description() : description,
        requesterId,
        before.dueByHand()
            ? before.dueDate()
            : DecisionContext.due(created, priority, resolutionHours),
        before.dueByHand(),
        before.version(),
        state);
  }
}
