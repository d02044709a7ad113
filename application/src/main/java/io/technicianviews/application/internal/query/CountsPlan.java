package io.technicianviews.application.internal.query;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The cacheable queries whose results add up to a technician's counts of all views.
 *
 * @param visible the counts of the requested units in the technician's scope
 * @param own the counts of the requests that are assigned to the technician, in any unit
 * @param units the requested units
 */
record CountsPlan(
    List<? extends CacheableQuery<ViewCounts>> visible,
    CountQuery.AssigneeCounts own,
    UnitScope units) {

  /**
   * The counts of more units than this are one part: as a part for each unit they would take longer
   * to look up and to load, and with so many units one is always changing.
   */
  private static final int MAX_PARTS = 20;

  static CountsPlan of(Person technician, UnitScope units, Results results) {
    return new CountsPlan(
        visible(technician.scope().intersect(units), results),
        new CountQuery.AssigneeCounts(technician.id(), results.day()),
        units);
  }

  private static List<? extends CacheableQuery<ViewCounts>> visible(
      UnitScope scope, Results results) {
    return switch (scope) {
      case UnitScope.Only(var keys) when keys.size() <= MAX_PARTS -> ofUnits(scope, results);
      case UnitScope any -> List.of(new CountQuery.ScopeCounts(any, results.day()));
    };
  }

  /** One query per unit. */
  static List<CountQuery.UnitCounts> ofUnits(UnitScope unitScope, Results results) {
    return keys(unitScope, results).stream()
        .map(unit -> new CountQuery.UnitCounts(unit, results.day()))
        .toList();
  }

  private static Collection<Long> keys(UnitScope unitScope, Results results) {
    return switch (unitScope) {
      case UnitScope.Only(var only) -> only;
      case UnitScope.All() -> {
        List<Long> all = new ArrayList<>();
        results.get(new PeopleQuery.AllUnits()).forEach(unit -> all.add(unit.id()));
        all.add(UnitScope.WITHOUT_UNIT);
        yield all;
      }
    };
  }

  List<CacheableQuery<?>> all() {
    List<CacheableQuery<?>> all = new ArrayList<>(visible);
    all.add(own);
    return all;
  }

  ViewCounts sum(Results results) {
    List<ViewCounts> counts = new ArrayList<>();
    visible.forEach(unit -> counts.add(results.get(unit)));
    results
        .get(own)
        .forEach(
            (unit, own) -> {
              if (isRequested(unit)) {
                counts.add(own);
              }
            });
    return ViewCounts.sum(counts);
  }

  private boolean isRequested(long unit) {
    return switch (units) {
      case UnitScope.All() -> true;
      case UnitScope.Only(var keys) -> keys.contains(unit);
    };
  }
}
