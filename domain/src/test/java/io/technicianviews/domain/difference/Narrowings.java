package io.technicianviews.domain.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import java.util.ArrayList;
import java.util.List;

/** The sets of units that a person's question may be narrowed to. */
final class Narrowings {

  private static final long UNKNOWN = Long.MAX_VALUE;

  private Narrowings() {}

  static List<Units> of(Person person, RandomDesk desk, Dice dice) {
    List<Long> units = desk.units().stream().map(BusinessUnit::id).toList();
    List<Long> several = new ArrayList<>(dice.some(dice.between(2, 6), units));
    List<Units> narrowings = new ArrayList<>();
    narrowings.add(Units.NONE);
    narrowings.add(Units.only(UNKNOWN));
    narrowings.add(Units.only(Units.WITHOUT_UNIT));
    narrowings.add(Units.only(dice.one(units)));
    narrowings.add(Units.only(several));
    several.addAll(List.of(Units.WITHOUT_UNIT, UNKNOWN));
    narrowings.add(Units.only(several));
    if (!person.businessUnits().isEmpty()) {
      narrowings.add(Units.only(dice.one(List.copyOf(person.businessUnits()))));
    }
    return dice.shuffled(narrowings);
  }
}
