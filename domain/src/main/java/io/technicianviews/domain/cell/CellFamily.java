package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.Moment;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A family of count cells: the sums of all requests, or of those assigned to one technician; all of
 * them, or by the day of a moment. Each request is in one cell of {@link #STANDING}.
 */
public enum CellFamily {
  /** All requests. */
  STANDING(null, false),
  /** Requests by the day of their creation. */
  BY_DAY_CREATED(Moment.CREATED, false),
  /** Requests by the day of their last update. */
  BY_DAY_UPDATED(Moment.UPDATED, false),
  /** Solved requests by the day of solving. */
  BY_DAY_SOLVED(Moment.SOLVED, false),
  /** Assigned requests by assignee. */
  BY_ASSIGNEE(null, true),
  /** Assigned and solved requests by assignee and by the day of solving. */
  BY_ASSIGNEE_AND_DAY_SOLVED(Moment.SOLVED, true);

  private final @Nullable Moment moment;
  private final boolean byAssignee;

  CellFamily(@Nullable Moment moment, boolean byAssignee) {
    this.moment = moment;
    this.byAssignee = byAssignee;
  }

  /** The moment by whose day the family is divided; null if it is not. */
  public @Nullable Moment moment() {
    return moment;
  }

  /** Whether the family is divided by assignee. A request is in the cells of each assignee. */
  public boolean isByAssignee() {
    return byAssignee;
  }

  /** The families whose cells are summed by a method. */
  public static Set<CellFamily> of(CountMethod.Cells method) {
    Set<CellFamily> families = EnumSet.noneOf(CellFamily.class);
    for (CellFamily family : values()) {
      boolean named = family.moment == null || family.moment == method.moment();
      if (named && (family.byAssignee ? method.assignee() != null : !method.ofOwnRequests())) {
        families.add(family);
      }
    }
    return families;
  }
}
