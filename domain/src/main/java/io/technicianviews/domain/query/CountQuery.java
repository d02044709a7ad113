package io.technicianviews.domain.query;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A count of requests, computed without reading list rows. Deleted requests are not counted. */
public sealed interface CountQuery<V> extends Query<V> {

  /**
   * The counts of one business unit in the {@link ViewScope#VISIBLE} views. They are the same for
   * every user who sees the unit.
   *
   * @param unit the id of the unit, or {@link UnitScope#WITHOUT_UNIT}
   * @param day the day for which relative dates are evaluated, in the helpdesk's time zone
   */
  record UnitCounts(long unit, DeskDay day)
      implements CountQuery<ViewCounts>, CacheableQuery<ViewCounts> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofUnits(UnitScope.only(unit));
    }

    @Override
    public String kind() {
      return "unit-counts";
    }

    @Override
    public String cacheKey() {
      return unit + ";" + CacheKeyText.of(day);
    }
  }

  /**
   * The counts of several business units, added up, in the {@link ViewScope#VISIBLE} views: for
   * more units than are worth a cached result each.
   *
   * @param scope the units; {@link UnitScope#ALL} includes requests without a unit
   * @param day as for {@link UnitCounts}
   */
  record ScopeCounts(UnitScope scope, DeskDay day)
      implements CountQuery<ViewCounts>, CacheableQuery<ViewCounts> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofUnits(scope);
    }

    @Override
    public String kind() {
      return "scope-counts";
    }

    @Override
    public String cacheKey() {
      return CacheKeyText.of(scope) + ";" + CacheKeyText.of(day);
    }
  }

  /**
   * The counts of a technician in the {@link ViewScope#MINE} views, by unit id, {@link
   * UnitScope#WITHOUT_UNIT} for requests without a unit. Units without requests may be missing.
   *
   * @param day as for {@link UnitCounts}
   */
  record AssigneeCounts(long technicianId, DeskDay day)
      implements CountQuery<Map<Long, ViewCounts>>, CacheableQuery<Map<Long, ViewCounts>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public String kind() {
      return "own-counts";
    }

    @Override
    public String cacheKey() {
      return technicianId + ";" + CacheKeyText.of(day);
    }
  }

  /** The number of requests that match a filter, its {@code unreadOnly} flag included. */
  record TotalCount(RequestFilter filter) implements CountQuery<Long>, CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(filter);
    }

    @Override
    public String kind() {
      return "total";
    }

    @Override
    public String cacheKey() {
      return CacheKeyText.of(filter);
    }
  }

  /**
   * The sums of count cells of the requests in scope, without those by assignee; cells whose sum is
   * zero may be missing.
   *
   * @param families not empty; none is by assignee
   * @param firstDay the first day whose cells are read; set exactly if a family is by day. Cells
   *     are kept for {@link io.technicianviews.domain.condition.Limits#MAX_DAYS} days
   * @param byUnit whether there is a sum for each unit; otherwise the unit of the keys is {@link
   *     CellKey#ANY_UNIT}
   */
  record ScopeCells(
      UnitScope scope, Set<CellFamily> families, @Nullable DeskDay firstDay, boolean byUnit)
      implements CountQuery<Map<CellKey, Long>>, CacheableQuery<Map<CellKey, Long>> {
    public ScopeCells {
      families = cellFamilies(families, false, firstDay);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofUnits(scope);
    }

    @Override
    public String kind() {
      return "cells";
    }

    @Override
    public String cacheKey() {
      return String.join(
          ";",
          "units=" + CacheKeyText.of(scope),
          CacheKeyText.ofFamilies(families, firstDay),
          "by-unit=" + byUnit);
    }
  }

  /**
   * The sums of the count cells by assignee of a technician, by unit; cells whose sum is zero may
   * be missing.
   *
   * @param families not empty; all are by assignee
   * @param firstDay as for {@link ScopeCells}
   */
  record AssigneeCells(long technicianId, Set<CellFamily> families, @Nullable DeskDay firstDay)
      implements CountQuery<Map<CellKey, Long>>, CacheableQuery<Map<CellKey, Long>> {
    public AssigneeCells {
      families = cellFamilies(families, true, firstDay);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public String kind() {
      return "own-cells";
    }

    @Override
    public String cacheKey() {
      return technicianId + ";" + CacheKeyText.ofFamilies(families, firstDay);
    }
  }

  private static Set<CellFamily> cellFamilies(
      Set<CellFamily> families, boolean byAssignee, @Nullable DeskDay firstDay) {
    if (families.isEmpty()
        || families.stream().anyMatch(family -> family.isByAssignee() != byAssignee)) {
      throw new IllegalArgumentException("families of another kind: " + families);
    }
    if (families.stream().anyMatch(family -> family.moment() != null) != (firstDay != null)) {
      throw new IllegalArgumentException("firstDay must be set exactly for families by day");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(families));
  }

  /**
   * The number of unsolved requests in scope of each assignee, by assignee and unit, without zeros.
   */
  record AssigneeLoads(UnitScope scope) implements CountQuery<Map<Long, Map<Long, Long>>> {}

  /** The number of requests of a requester. */
  record RequesterTotal(long personId) implements CountQuery<Long>, CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public String kind() {
      return "own-total";
    }

    @Override
    public String cacheKey() {
      return Long.toString(personId);
    }
  }
}
