package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.StateFacts;
import io.technicianviews.domain.request.RequestState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The requests of some cells in some units, from a day on.
 *
 * @param unitOperator whether {@code units} are included or excluded
 * @param units keys of units; with {@link Operator#IS_NOT} may be empty, for all units
 * @param cells not empty
 * @param assigned whether the requests are assigned to the technician of the selection; null for
 *     both
 * @param firstDay the first day of the selection's moment; null for every day, and for requests
 *     without that moment
 */
public record CellGroup(
    Operator unitOperator,
    SortedSet<Long> units,
    Set<Cell> cells,
    @Nullable Boolean assigned,
    @Nullable LocalDate firstDay) {

  public CellGroup {
    units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
    cells = Set.copyOf(cells);
  }

  /** Whether the group includes requests of this unit. */
  public boolean includesUnit(long unit) {
    return units.contains(unit) == (unitOperator == Operator.IS);
  }

  boolean contains(
      RequestState state, @Nullable Long technicianId, @Nullable Moment moment, ZoneId zone) {
    StateFacts facts = new StateFacts(state);
    if (!cells.contains(Cell.of(state)) || !includesUnit(facts.unit())) {
      return false;
    }
    if (assigned != null
        && (technicianId == null || assigned != facts.isAssignedTo(technicianId))) {
      return false;
    }
    if (firstDay == null) {
      return true;
    }
    LocalDate day = moment == null ? null : facts.day(moment, zone);
    return day != null && !day.isBefore(firstDay);
  }
}
