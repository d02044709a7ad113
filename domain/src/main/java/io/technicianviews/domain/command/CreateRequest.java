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
 * A request about to be made.
 *
 * @param by who makes it
 * @param requester who wants it done; null if nobody has the id
 * @param parent the request that it becomes a subtask of, or null; the caller may see it
 * @param expected the versions of the parent that the command is meant for
 */
public record CreateRequest(
    NewRequest asked,
    Person by,
    @Nullable Person requester,
    @Nullable ServiceRequest parent,
    ExpectedVersion expected) {

  /** Who wants it done: the caller, unless somebody is named. */
  public static long requesterId(NewRequest asked, Person by) {
    return asked.requesterId() == null ? by.id() : asked.requesterId();
  }

  /** Why it may not be made, if it may not. */
  public Optional<Refusal> refusal() {
    long requesterId = requesterId(asked, by);
    if (parent != null) {
      Optional<Refusal> refusal = refusalUnder(parent);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    if (requesterId != by.id() && !by.role().worksOnRequests()) {
      return Optional.of(new Refusal.MayNotRequestForOthers(requesterId));
    }
    return requester == null || !requester.active()
        ? Optional.of(new Refusal.UnknownRequester(requesterId))
        : Optional.empty();
  }

  private Optional<Refusal> refusalUnder(ServiceRequest theParent) {
    return DecisionContext.workPermission(by, theParent)
        .or(() -> DecisionContext.staleness(theParent, expected))
        .or(() -> subtaskOfSubtask(theParent));
  }

  private static Optional<Refusal> subtaskOfSubtask(ServiceRequest theParent) {
    return theParent.state().isSubtask()
        ? Optional.of(new Refusal.SubtaskOfSubtask(theParent.id()))
        : Optional.empty();
  }

  /** The unit that it will belong to, or null. */
  public @Nullable Long businessUnitId() {
    return asked.businessUnitId().of(parent == null ? null : parent.state().businessUnitId());
  }

  /**
   * The request, of this id.
   *
   * @param now when it is made; in microseconds at the finest
   */
  public ServiceRequest toRequest(long id, Instant now, ToIntFunction<Priority> resolutionHours) {
    RequestState state =
        new RequestState(
            Status.OPEN,
            asked.priority(),
            businessUnitId(),
            Collections.emptySortedSet(),
            parent == null ? null : parent.id(),
            0,
            now,
            now,
            null,
            false);
    Instant dueDate = asked.dueDate();
    return new ServiceRequest(
        id,
        asked.subject(),
        asked.description(),
        requesterId(asked, by),
        dueDate == null ? DecisionContext.due(now, asked.priority(), resolutionHours) : dueDate,
        dueDate != null,
        1,
        state);
  }
}
