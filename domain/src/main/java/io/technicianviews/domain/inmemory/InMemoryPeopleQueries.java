package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.PeopleQueries;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** User queries over a snapshot of the data. */
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
  public List<BusinessUnit> businessUnits(UnitScope unitScope) {
    return data.get().units.values().stream()
        .filter(unit -> unitScope.contains(unit.id()))
        .sorted(
            Comparator.comparing(BusinessUnit::name, CodePointOrder::compare)
                .thenComparingLong(BusinessUnit::id))
        .toList();
  }

  @Override
  public Map<Long, PersonName> names(Collection<Long> ids) {
    return ids.stream()
        .distinct()
        .filter(data.get().people::containsKey)
        .collect(Collectors.toMap(Function.identity(), data.get()::nameOf));
  }

  @Override
  public List<Person> page(long offset, int limit) {
    return data.get().people.values().stream().skip(offset).limit(limit).toList();
  }

  @Override
  public long count() {
    return data.get().people.size();
  }

  @Override
  public boolean hasOtherActiveAdmin(long personId) {
    return data.get().people.values().stream()
        .anyMatch(
            person -> person.active() && person.role() == Role.ADMIN && person.id() != personId);
  }
}
