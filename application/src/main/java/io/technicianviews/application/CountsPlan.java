package io.technicianviews.application;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Fact;
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
record CountsPlan(List<Fact.UnitCounts> visible, Fact.OwnCounts own, Units narrowing) {

  static CountsPlan of(Person technician, Units narrowing, Results results) {
    return new CountsPlan(
        ofUnits(technician.scope().intersect(narrowing), results),
        new Fact.OwnCounts(technician.id(), results.day()),
        narrowing);
  }

  /** The counts of these units, each by itself. */
  static List<Fact.UnitCounts> ofUnits(Units units, Results results) {
    return keys(units, results).stream()
        .map(unit -> new Fact.UnitCounts(unit, results.day()))
        .toList();
  }

  private static Collection<Long> keys(Units units, Results results) {
    return switch (units) {
      case Units.Only(var only) -> only;
      case Units.All() -> {
        List<Long> all = new ArrayList<>();
        results.get(new Fact.AllUnits()).forEach(unit -> all.add(unit.id()));
        all.add(Units.WITHOUT_UNIT);
        yield all;
      }
    };
  }

  List<Fact<?>> all() {
    List<Fact<?>> all = new ArrayList<>(visible);
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
      case Units.All() -> true;
      case Units.Only(var keys) -> keys.contains(unit);
    };
  }
}
