package io.technicianviews.persistence.internal.cell;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row of deltas: what requests have in common that are in the same cell of every
 * family. A request is in one row of all people and in one row of each assignee. So a change of a
 * request appends few rows, although it changes the sums of several families.
 *
 * @param technicianId the assignee, or {@link CellKey#ANYONE}
 * @param cell the {@link CellCode}
 * @param createdDay in days since 1970-01-01; null if the requests are not counted by this day
 * @param updatedDay as for {@code createdDay}
 * @param solvedDay as for {@code createdDay}
 */
record CellRow(
    long technicianId,
    long unit,
    int cell,
    @Nullable Integer createdDay,
    @Nullable Integer updatedDay,
    @Nullable Integer solvedDay) {

  /** The clocks of servers differ, and a count may be computed just after midnight. */
  static final int SPARE_DAYS = 2;

  /**
   * The deltas of a change of one request. Days that no view can ask for are not stored.
   *
   * @param before the state before the change; null if the request is new
   * @param after the state after the change; null if the request is removed
   * @param today by the clock
   * @return the amount to add to each row, without zeros; empty if no cell changes
   */
  static Map<CellRow, Long> deltas(
      @Nullable RequestState before, @Nullable RequestState after, DeskDay today) {
    ZoneId zone = today.zone();
    int newest = Math.max(updatedDay(before, zone), updatedDay(after, zone));
    int firstDay = firstStored(today, newest);
    Map<CellRow, Long> deltas = new HashMap<>();
    of(before, zone).forEach(row -> deltas.merge(row.from(firstDay), -1L, Long::sum));
    of(after, zone).forEach(row -> deltas.merge(row.from(firstDay), 1L, Long::sum));
    deltas.values().removeIf(delta -> delta == 0);
    return deltas;
  }

  /**
   * The first day that is stored. Earlier ones are past by both the clock and the newest update: an
   * imported update may be in the future, and the clock may be wrong.
   *
   * @param today by the clock
   * @param newest the day of the newest update
   */
  static int firstStored(DeskDay today, int newest) {
    int present = Math.min(CellFamilies.day(today.date()), newest);
    return present - Limits.MAX_DAYS + 1 - SPARE_DAYS;
  }

  /** The row of the same requests if earlier days are not stored. */
  CellRow from(int firstDay) {
    return new CellRow(
        technicianId,
        unit,
        cell,
        from(firstDay, createdDay),
        from(firstDay, updatedDay),
        from(firstDay, solvedDay));
  }

  private static @Nullable Integer from(int firstDay, @Nullable Integer day) {
    return day == null || day < firstDay ? null : day;
  }

  private static int updatedDay(@Nullable RequestState state, ZoneId zone) {
    return state == null ? Integer.MIN_VALUE / 2 : day(state.updated(), zone);
  }

  private static List<CellRow> of(@Nullable RequestState state, ZoneId zone) {
    if (state == null || state.deleted()) {
      return List.of();
    }
    List<CellRow> rows = new ArrayList<>();
    rows.add(of(CellKey.ANYONE, state, zone));
    state.assignees().forEach(technician -> rows.add(of(technician, state, zone)));
    return rows;
  }

  private static CellRow of(long technicianId, RequestState state, ZoneId zone) {
    boolean byAssignee = technicianId != CellKey.ANYONE;
    return new CellRow(
        technicianId,
        UnitScope.key(state.businessUnitId()),
        CellCode.of(Cell.of(state)),
        stored(Moment.CREATED, byAssignee, state, zone),
        stored(Moment.UPDATED, byAssignee, state, zone),
        stored(Moment.SOLVED, byAssignee, state, zone));
  }

  private static @Nullable Integer stored(
      Moment moment, boolean byAssignee, RequestState state, ZoneId zone) {
    Instant instant = CellFamilies.exists(moment, byAssignee) ? moment.of(state) : null;
    return instant == null ? null : day(instant, zone);
  }

  static int day(Instant instant, ZoneId zone) {
    return CellFamilies.day(DeskDay.latestStarted(instant, zone).date());
  }

  /**
   * The rows that add an amount to one cell alone: a row of a day also counts for all days, which a
   * row without a day compensates.
   */
  static Map<CellRow, Long> of(CellKey key, long amount) {
    LocalDate day = key.day();
    CellRow total =
        new CellRow(key.technicianId(), key.unit(), CellCode.of(key.cell()), null, null, null);
    return day == null
        ? Map.of(total, amount)
        : Map.of(total, -amount, total.on(key.family(), CellFamilies.day(day)), amount);
  }

  private CellRow on(CellFamily family, int day) {
    return switch (family.moment()) {
      case null -> this;
      case CREATED -> new CellRow(technicianId, unit, cell, day, null, null);
      case UPDATED -> new CellRow(technicianId, unit, cell, null, day, null);
      case SOLVED -> new CellRow(technicianId, unit, cell, null, null, day);
    };
  }
}
