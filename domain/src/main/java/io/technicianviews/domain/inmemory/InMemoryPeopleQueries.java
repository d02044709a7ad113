package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.PeopleQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

final class InMemoryPeopleQueries implements PeopleQueries {

  private final Supplier<DeskData> data;

  InMemoryPeopleQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public Optional<Person> find(long id) {
    return Optional.ofNullable(data.get().people.get(id));
  }

  @Override
  public Optional<Person> firstActive(Role role) {
    return data.get().people.values().stream()
        .filter(person -> person.active() && person.role() == role)
        .findFirst();
  }

  @Override
  public List<Person> named(String fullName) {
    return data.get().people.values().stream()
        .filter(person -> person.fullName().equals(fullName))
        .toList();
  }

  @Override
  public List<BusinessUnit> businessUnits(Units units) {
    return data.get().units.values().stream()
        .filter(unit -> units.contains(unit.id()))
        .sorted(
            Comparator.comparing(BusinessUnit::name, CodePoints::compare)
                .thenComparingLong(BusinessUnit::id))
        .toList();
  }
}
