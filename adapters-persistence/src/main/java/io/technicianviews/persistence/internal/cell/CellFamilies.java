package io.technicianviews.persistence.internal.cell;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.Moment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The stored form of cell families: the number of the moment, and whether there is an assignee. */
public final class CellFamilies {

  /** The day of families without one. */
  public static final int NO_DAY = 0;

  private CellFamilies() {}

  /** The column {@code cell_counter.moment}. */
  public static short moment(CellFamily family) {
    return moment(family.moment());
  }

  static short moment(@Nullable Moment moment) {
    return switch (moment) {
      case null -> 0;
      case CREATED -> 1;
      case UPDATED -> 2;
      case SOLVED -> 3;
    };
  }

  /** The column {@code cell_counter.day}. */
  public static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  static boolean exists(Moment moment, boolean byAssignee) {
    return find(moment(moment), byAssignee) != null;
  }

  private static @Nullable CellFamily find(short moment, boolean byAssignee) {
    for (CellFamily family : CellFamily.values()) {
      if (moment(family) == moment && family.isByAssignee() == byAssignee) {
        return family;
      }
    }
    return null;
  }

  /**
   * The key of a stored sum.
   *
   * @throws IllegalArgumentException if no family has this moment
   */
  public static CellKey key(long technicianId, short moment, long unit, int day, int cell) {
    CellFamily family = find(moment, technicianId != CellKey.ANYONE);
    if (family == null) {
      throw new IllegalArgumentException(
          "no family has the moment " + moment + " for the technician " + technicianId);
    }
    return new CellKey(
        family,
        technicianId,
        family.moment() == null ? null : LocalDate.ofEpochDay(day),
        unit,
        CellCode.cell(cell));
  }
}
