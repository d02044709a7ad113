package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The command to create a request.
 *
 * @param content the fields of the new request
 * @param actor the person who creates it
 * @param requester the person with the requester's id; null if none exists
 * @param parent the parent if a subtask is created, or null; the actor may read it
 * @param expected the precondition on the parent's version
 */
public record CreateRequest(
    NewRequest content,
    Person actor,
    @Nullable Person requester,
    @Nullable ServiceRequest parent,
    ExpectedVersion expected) {

  /** The id of the requester: the one named in the content, otherwise the actor. */
  public static long requesterId(NewRequest content, Person actor) {
    return content.requesterId() == null ? actor.id() : content.requesterId();
  }

  /** Why the request must not be created; empty if it may be created. */
  public Optional<Refusal> refusal() {
    long requesterId = requesterId(content, actor);
    if (parent != null) {
      Optional<Refusal> refusal = parentRefusal(parent);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    if (requesterId != actor.id() && !actor.role().worksOnRequests()) {
      return Optional.of(new Refusal.MayNotRequestForOthers(requesterId));
    }
    return requester == null || !requester.active()
        ? Optional.of(new Refusal.UnknownRequester(requesterId))
        : Optional.empty();
  }

  private Optional<Refusal> parentRefusal(ServiceRequest parentRequest) {
    return DecisionContext.workPermission(actor, parentRequest)
        .or(() -> DecisionContext.staleness(parentRequest, expected))
        .or(() -> subtaskOfSubtask(parentRequest));
  }

  private static Optional<Refusal> subtaskOfSubtask(ServiceRequest parentRequest) {
    return parentRequest.state().isSubtask()
        ? Optional.of(new Refusal.SubtaskOfSubtask(parentRequest.id()))
        : Optional.empty();
  }

  /**
   * The id of the request's business unit: the one named in the content, otherwise the parent's;
   * null for none.
   */
  public @Nullable Long businessUnitId() {
    return content.businessUnitId().of(parent == null ? null : parent.state().businessUnitId());
  }

  /**
   * Creates the request with this id.
   *
   * @param now the creation time, truncated to microseconds
   * @param resolutionHours the resolution time of each priority, in hours
   */
  public ServiceRequest toRequest(long id, Instant now, ToIntFunction<Priority> resolutionHours) {
    RequestState state =
        new RequestState(
            Status.OPEN,
            content.priority(),
            businessUnitId(),
            Collections.emptySortedSet(),
            content.tags(),
            parent == null ? null : parent.id(),
            0,
            now,
            now,
            null,
            false);
    Instant dueDate = content.dueDate();
    return new ServiceRequest(
        id,
        content.subject(),
        content.description(),
        requesterId(content, actor),
        dueDate == null ? DecisionContext.due(now, content.priority(), resolutionHours) : dueDate,
        dueDate != null,
        1,
        state);
  }
}
