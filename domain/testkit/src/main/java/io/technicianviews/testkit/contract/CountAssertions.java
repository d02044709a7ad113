package io.technicianviews.testkit.contract;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery.AssigneeCounts;
import io.technicianviews.domain.query.CountQuery.UnitCounts;
import io.technicianviews.domain.query.PeopleQuery.AllUnits;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Helpers that compare counts by unit; units without requests may be missing or zero. */
public final class CountAssertions {

  private CountAssertions() {}

  /** Returns the counts that are not zero, in the order of units. */
  public static Map<Long, ViewCounts> held(Map<Long, ViewCounts> byUnit) {
    Map<Long, ViewCounts> nonZero = new TreeMap<>(byUnit);
    nonZero.values().removeIf(ViewCounts.ZERO::equals);
    return nonZero;
  }

  /**
   * Returns the counts of the views that are not personal, by unit; of all units and of requests
   * without a unit for {@link UnitScope#ALL}.
   */
  public static Map<Long, ViewCounts> visible(Snapshot snapshot, UnitScope unitScope, DeskDay day) {
    List<UnitCounts> queries =
        units(snapshot, unitScope).stream().map(unit -> new UnitCounts(unit, day)).toList();
    QueryResults results = snapshot.read(queries);
    return queries.stream()
        .collect(Collectors.toMap(UnitCounts::unit, query -> requireNonNull(results.get(query))));
  }

  private static Collection<Long> units(Snapshot snapshot, UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.Only(var keys) -> keys;
      case UnitScope.All() -> {
        List<Long> all = new ArrayList<>(List.of(UnitScope.WITHOUT_UNIT));
        snapshot.read(new AllUnits()).forEach(unit -> all.add(unit.id()));
        yield all;
      }
    };
  }

  /** Returns the counts of a technician's personal views, by unit. */
  public static Map<Long, ViewCounts> mine(
      Snapshot snapshot, long technicianId, UnitScope unitScope, DeskDay day) {
    Map<Long, ViewCounts> counts =
        new TreeMap<>(snapshot.read(new AssigneeCounts(technicianId, day)));
    counts.keySet().removeIf(unit -> !unitScope.contains(unit));
    return counts;
  }

  /** Returns the counts of a view in a unit; zero if they are missing. */
  public static TypeCounts of(Map<Long, ViewCounts> byUnit, long unit, View view) {
    return byUnit.getOrDefault(unit, ViewCounts.ZERO).of(view);
  }

  /** Returns the sum of the counts of all units. */
  public static ViewCounts sum(Map<Long, ViewCounts> byUnit) {
    return byUnit.values().stream().reduce(ViewCounts.ZERO, ViewCounts::plus);
  }
}
