package io.technicianviews.application;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a technician's counts of all views are summed up from.
 *
 * @param visible of the units that he sees, as far as they are asked for
 * @param own of what is assigned to him, in whichever unit
 * @param narrowing the units asked for
 */
record CountFacts(List<Fact.UnitCounts> visible, Fact.OwnCounts own, Units narrowing) {

  static CountFacts of(Person technician, Units narrowing, Facts facts) {
    return new CountFacts(
        ofUnits(technician.scope().intersect(narrowing), facts),
        new Fact.OwnCounts(technician.id(), facts.day()),
        narrowing);
  }

  /** The counts of these units, each by itself. */
  static List<Fact.UnitCounts> ofUnits(Units units, Facts facts) {
    return keys(units, facts).stream().map(unit -> new Fact.UnitCounts(unit, facts.day())).toList();
  }

  private static Collection<Long> keys(Units units, Facts facts) {
    return switch (units) {
      case Units.Only(var only) -> only;
      case Units.All() -> {
        List<Long> all = new ArrayList<>();
        facts.get(new Fact.AllUnits()).forEach(unit -> all.add(unit.id()));
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

  ViewCounts sum(Facts facts) {
    List<ViewCounts> counts = new ArrayList<>();
    visible.forEach(unit -> counts.add(facts.get(unit)));
    facts
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
