package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TextRule;
import java.time.Instant;
import java.util.SortedSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A request as another system left it after an event. It is done as that system did it: what people
 * of this desk may do, and who covers what, does not matter.
 *
 * @param externalId what the other system calls the request, within {@link TextRule#EXTERNAL_ID}
 * @param at when it happened; in microseconds at the finest
 * @param created when the request was made, by this event's account
 * @param subject within {@link TextRule#SUBJECT}
 * @param description within {@link TextRule#DESCRIPTION}; null if the event does not mention it;
 *     then the request keeps its own
 * @param solved since when it counts as solved, by this event's account; null exactly if its status
 *     does not
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
    externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    subject = TextRule.SUBJECT.accepted("subject", subject);
    if (description != null) {
      description = TextRule.DESCRIPTION.accepted("description", description);
    }
  }

  /** The request, of this id, that begins with this event. */
  public ServiceRequest first(long id, ToIntFunction<Priority> resolutionHours) {
    return appliedTo(ServiceRequest.opened(id, subject, requesterId, created), resolutionHours);
  }

  /**
   * What becomes of the request. An event from before its last update has happened to it already,
   * so that a log can be replayed again from its beginning.
   */
  public Decision then(ServiceRequest before, ToIntFunction<Priority> resolutionHours) {
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
   * The request as the event leaves it, at the version that it has. What the event does not mention
   * stays: description, parent, deletion, a due date set by hand.
   */
  public ServiceRequest appliedTo(ServiceRequest before, ToIntFunction<Priority> resolutionHours) {
    RequestState state =
        new RequestState(
            status,
            priority,
            businessUnitId,
            assignees,
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
