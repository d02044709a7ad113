package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.CounterKey;
import java.util.ArrayList;
import java.util.List;

/** Unit scopes to which a request of a user may be narrowed. */
final class Narrowings {

  private static final long UNKNOWN = Long.MAX_VALUE;

  private Narrowings() {}

  static List<UnitScope> of(Person person, RandomDesk desk, RandomSource randomSource) {
    List<Long> units = desk.units().stream().map(BusinessUnit::id).toList();
    List<Long> several = new ArrayList<>(randomSource.some(randomSource.between(2, 6), units));
    List<UnitScope> narrowings = new ArrayList<>();
    narrowings.add(UnitScope.NONE);
    narrowings.add(UnitScope.only(UNKNOWN));
    narrowings.add(UnitScope.only(CounterKey.ANY_UNIT));
    narrowings.add(UnitScope.only(UnitScope.WITHOUT_UNIT));
    narrowings.add(UnitScope.only(randomSource.one(units)));
    narrowings.add(UnitScope.only(several));
    several.addAll(List.of(UnitScope.WITHOUT_UNIT, UNKNOWN, CounterKey.ANY_UNIT));
    narrowings.add(UnitScope.only(several));
    if (!person.businessUnits().isEmpty()) {
      narrowings.add(UnitScope.only(randomSource.one(List.copyOf(person.businessUnits()))));
    }
    return randomSource.shuffled(narrowings);
  }
}
