package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.PeopleQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryPeopleQueries implements PeopleQueries {

  private final DeskData data;

  InMemoryPeopleQueries(DeskData data) {
    this.data = data;
  }

  @Override
  public Optional<Person> find(long id) {
    return Optional.ofNullable(data.people.get(id));
  }

  @Override
  public Optional<Person> firstActive(Role role) {
    return data.people.values().stream()
        .filter(person -> person.active() && person.role() == role)
        .findFirst();
  }

  @Override
  public List<Person> named(String fullName) {
    return data.people.values().stream()
        .filter(person -> person.fullName().equals(fullName))
        .toList();
  }

  @Override
  public List<BusinessUnit> businessUnits(Units units) {
    return data.units.values().stream()
        .filter(unit -> units.contains(unit.id()))
        .sorted(Comparator.comparing(BusinessUnit::name).thenComparingLong(BusinessUnit::id))
        .toList();
  }
}
