package io.technicianviews.domain.condition;

import org.jspecify.annotations.Nullable;

/**
 * A family of count cells: the sums of all requests, or of those assigned to one technician; all of
 * them, or by the day of a moment. Each request is in one cell of {@link #STANDING}.
 */
public enum CellFamily {
  STANDING(null, false),
  BY_DAY_CREATED(Moment.CREATED, false),
  BY_DAY_UPDATED(Moment.UPDATED, false),
  BY_DAY_SOLVED(Moment.SOLVED, false),
  BY_ASSIGNEE(null, true),
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

  /** The family that is divided in this way; null if there is none. */
  static @Nullable CellFamily of(@Nullable Moment moment, boolean byAssignee) {
    for (CellFamily family : values()) {
      if (family.moment == moment && family.byAssignee == byAssignee) {
        return family;
      }
    }
    return null;
  }
}
