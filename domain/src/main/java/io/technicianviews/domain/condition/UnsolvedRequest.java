package io.technicianviews.domain.condition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TagRule;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an unsolved request that conditions and sort orders read.
 *
 * @param unit the key of the business unit; {@code UnitScope.WITHOUT_UNIT} for none
 * @param assignees the ids of the assigned technicians
 * @param tags normalized
 * @param lastRequesterMessage the number of the requester's newest message; 0 for none
 * @param subject null if the query did not ask for it
 */
public record UnsolvedRequest(
    long id,
    long unit,
    Status status,
    Priority priority,
    SortedSet<Long> assignees,
    SortedSet<String> tags,
    boolean subtask,
    boolean hasOpenSubtasks,
    Instant created,
    Instant updated,
    @Nullable Instant dueDate,
    long requesterId,
    int lastRequesterMessage,
    @Nullable String subject) {

  public UnsolvedRequest {
    assignees = Collections.unmodifiableSortedSet(new TreeSet<>(assignees));
    tags = TagRule.limited("tags", tags);
  }

  /** The fields of a request. */
  public static UnsolvedRequest of(
      ServiceRequest request, int lastRequesterMessage, boolean withSubject) {
    RequestState state = request.state();
    return new UnsolvedRequest(
        request.id(),
        UnitScope.key(state.businessUnitId()),
        state.status(),
        state.priority(),
        state.assignees(),
        state.tags(),
        state.isSubtask(),
        state.openSubtasks() > 0,
        state.created(),
        state.updated(),
        request.dueDate(),
        request.requesterId(),
        lastRequesterMessage,
        withSubject ? request.subject() : null);
  }
}
