package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.CellCondition;
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
 * The key of a count cell: a number of requests that are not deleted and that no {@link
 * CellCondition} tells apart. Every write adjusts the cells that the request leaves and enters, so
 * a view has no stored number of its own.
 *
 * @param technicianId the assignee of a family by assignee; {@link #ANYONE} otherwise
 * @param day the helpdesk's day of the family's moment; null for a family without one
 * @param unit the id of a business unit, or {@link UnitScope#WITHOUT_UNIT}; {@link #ANY_UNIT} for a
 *     sum over units
 */
public record CellKey(
    CellFamily family, long technicianId, @Nullable LocalDate day, long unit, Cell cell) {

  /** The technician id of families that are not by assignee; no person has this id. */
  public static final long ANYONE = 0;

  /** The unit of sums over units; no unit has this id. */
  public static final long ANY_UNIT = 0;

  public CellKey {
    if (family.isByAssignee() == (technicianId == ANYONE)) {
      throw new IllegalArgumentException(
          "technicianId must be set exactly for families by assignee: " + family);
    }
    if ((family.moment() == null) != (day == null)) {
      throw new IllegalArgumentException("day must be set exactly for families by day: " + family);
    }
  }

  /** The keys of the cells that contain a request in this state, without duplicates. */
  public static List<CellKey> of(RequestState state, ZoneId zone) {
    List<CellKey> keys = new ArrayList<>();
    if (!state.deleted()) {
      for (CellFamily family : CellFamily.values()) {
        add(keys, family, state, zone);
      }
    }
    return keys;
  }

  private static void add(List<CellKey> keys, CellFamily family, RequestState state, ZoneId zone) {
    LocalDate day = null;
    Moment moment = family.moment();
    if (moment != null) {
      Instant instant = moment.of(state);
      if (instant == null) {
        return;
      }
      day = DeskDay.latestStarted(instant, zone).date();
    }
    long unit = UnitScope.key(state.businessUnitId());
    Cell cell = Cell.of(state);
    if (family.isByAssignee()) {
      for (long assignee : state.assignees()) {
        keys.add(new CellKey(family, assignee, day, unit, cell));
      }
    } else {
      keys.add(new CellKey(family, ANYONE, day, unit, cell));
    }
  }

  /** This key without the unit, for sums over units. */
  public CellKey ofAnyUnit() {
    return new CellKey(family, technicianId, day, ANY_UNIT, cell);
  }

  /**
   * The cell deltas of a change of one request.
   *
   * @param before the state before the change; null if the request is new
   * @param after the state after the change; null if the request is removed
   * @return the amount to add to each cell, without zeros; empty if no cell changes
   */
  public static Map<CellKey, Long> deltas(
      @Nullable RequestState before, @Nullable RequestState after, ZoneId zone) {
    Map<CellKey, Long> deltas = new HashMap<>();
    if (before != null) {
      of(before, zone).forEach(key -> deltas.merge(key, -1L, Long::sum));
    }
    if (after != null) {
      of(after, zone).forEach(key -> deltas.merge(key, 1L, Long::sum));
    }
    deltas.values().removeIf(delta -> delta == 0);
    return deltas;
  }

  /** The first of the days whose cells a view can ask for. */
  public static DeskDay firstDay(DeskDay today) {
    return today.firstOf(Limits.MAX_DAYS);
  }
}
