package io.technicianviews.domain.condition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TagRule;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an unsolved request that conditions and sort orders read.
 *
 * @param unit the key of the business unit; {@code UnitScope.WITHOUT_UNIT} for none
 * @param assigned whether there is an assignee
 * @param assignees the ids of the assigned technicians; null if the query did not ask for them
 * @param tags normalized; null if the query did not ask for them
 * @param lastRequesterMessage the number of the requester's newest message; 0 for none
 * @param subject null if the query did not ask for it
 */
public record UnsolvedRequest(
    long id,
    long unit,
    Status status,
    Priority priority,
    boolean assigned,
    @Nullable SortedSet<Long> assignees,
    @Nullable SortedSet<String> tags,
    boolean subtask,
    boolean hasOpenSubtasks,
    Instant created,
    Instant updated,
    @Nullable Instant dueDate,
    long requesterId,
    int lastRequesterMessage,
    @Nullable String subject) {

  public UnsolvedRequest {
    assignees =
        assignees == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(assignees));
    tags = tags == null ? null : TagRule.limited("tags", tags);
  }

  /**
   * The fields of a request.
   *
   * @param fields which of the optional ones
   */
  public static UnsolvedRequest of(
      ServiceRequest request, int lastRequesterMessage, Set<UnsolvedField> fields) {
    RequestState state = request.state();
    return new UnsolvedRequest(
        request.id(),
        UnitScope.key(state.businessUnitId()),
        state.status(),
        state.priority(),
        !state.assignees().isEmpty(),
        fields.contains(UnsolvedField.ASSIGNEES) ? state.assignees() : null,
        fields.contains(UnsolvedField.TAGS) ? state.tags() : null,
        state.isSubtask(),
        state.openSubtasks() > 0,
        state.created(),
        state.updated(),
        request.dueDate(),
        request.requesterId(),
        lastRequesterMessage,
        fields.contains(UnsolvedField.SUBJECT) ? request.subject() : null);
  }
}
