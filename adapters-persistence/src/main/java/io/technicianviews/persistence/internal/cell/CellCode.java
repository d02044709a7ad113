package io.technicianviews.persistence.internal.cell;

import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import org.jooq.Field;

/**
 * The stored form of a cell, as one number: the id of the status times 64, the id of the priority
 * times 8, and a bit for each flag. The column {@code service_request.cell} has the same form.
 */
public final class CellCode {

  private static final int STATUS = 64;
  private static final int PRIORITY = 8;
  private static final int ASSIGNED = 4;
  private static final int SUBTASK = 2;
  private static final int OPEN_SUBTASKS = 1;

  private CellCode() {}

  public static int of(Cell cell) {
    return cell.status().id() * STATUS
        + cell.priority().id() * PRIORITY
        + (cell.assigned() ? ASSIGNED : 0)
        + (cell.subtask() ? SUBTASK : 0)
        + (cell.hasOpenSubtasks() ? OPEN_SUBTASKS : 0);
  }

  /** The id of the priority, in SQL. */
  public static Field<Integer> priority(Field<Integer> code) {
    return code.mod(inline(STATUS)).div(inline(PRIORITY));
  }

  public static Cell cell(int code) {
    return new Cell(
        Status.of(code / STATUS),
        Priority.of(code % STATUS / PRIORITY),
        (code & ASSIGNED) != 0,
        (code & SUBTASK) != 0,
        (code & OPEN_SUBTASKS) != 0);
  }
}
