package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;

/**
 * What the requests of a count cell have in common: every field that {@link CellCondition}s read,
 * apart from the unit, the day and the assignee, which the {@link CellKey} holds.
 */
public record Cell(
    Status status, Priority priority, boolean assigned, boolean subtask, boolean hasOpenSubtasks) {

  /** The cell of a request in this state. */
  public static Cell of(RequestState state) {
    return new Cell(
        state.status(),
        state.priority(),
        !state.assignees().isEmpty(),
        state.isSubtask(),
        state.openSubtasks() > 0);
  }
}
