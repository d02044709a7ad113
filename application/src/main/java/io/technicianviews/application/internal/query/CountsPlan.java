package io.technicianviews.application.internal.query;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The cacheable queries that a technician's counts of all views are the sum of.
 *
 * @param visible of the units in the technician's scope, as far as they are asked for
 * @param own of what is assigned to the technician, in any unit
 * @param narrowing the units asked for
 */
record CountsPlan(
    List<CacheableQuery.UnitCounts> visible,
    CacheableQuery.AssigneeCounts own,
    UnitScope narrowing) {

  static CountsPlan of(Person technician, UnitScope narrowing, Results results) {
    return new CountsPlan(
        ofUnits(technician.scope().intersect(narrowing), results),
        new CacheableQuery.AssigneeCounts(technician.id(), results.day()),
        narrowing);
  }

  /** The counts of these units, each by itself. */
  static List<CacheableQuery.UnitCounts> ofUnits(UnitScope unitScope, Results results) {
    return keys(unitScope, results).stream()
        .map(unit -> new CacheableQuery.UnitCounts(unit, results.day()))
        .toList();
  }

  private static Collection<Long> keys(UnitScope unitScope, Results results) {
    return switch (unitScope) {
      case UnitScope.Only(var only) -> only;
      case UnitScope.All() -> {
        List<Long> all = new ArrayList<>();
        results.get(new CacheableQuery.AllUnits()).forEach(unit -> all.add(unit.id()));
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
              if (isAskedFor(unit)) {
                counts.add(own);
              }
            });
    return ViewCounts.sum(counts);
  }

  private boolean isAskedFor(long unit) {
    return switch (narrowing) {
      case UnitScope.All() -> true;
      case UnitScope.Only(var keys) -> keys.contains(unit);
    };
  }
}
