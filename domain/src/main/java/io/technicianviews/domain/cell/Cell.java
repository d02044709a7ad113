package io.technicianviews.domain.cell;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the requests of a count cell have in common: every field that {@link
 * io.technicianviews.domain.condition.CellCondition}s read, apart from the unit, the day and the
 * assignee, which the {@link CellKey} holds.
 */
public record Cell(
    Status status, Priority priority, boolean assigned, boolean subtask, boolean hasOpenSubtasks) {

  /** All cells that requests with these statuses can be in. A subtask has no subtasks. */
  public static List<Cell> all(Collection<Status> statuses) {
    List<Cell> cells = new ArrayList<>();
    for (Status status : statuses) {
      for (Priority priority : Priority.values()) {
        for (boolean assigned : new boolean[] {false, true}) {
          cells.add(new Cell(status, priority, assigned, false, false));
          cells.add(new Cell(status, priority, assigned, false, true));
          cells.add(new Cell(status, priority, assigned, true, false));
        }
      }
    }
    return cells;
  }

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
