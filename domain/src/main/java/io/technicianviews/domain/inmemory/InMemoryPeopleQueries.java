package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.PeopleQuery.ActiveTechnicians;
import io.technicianviews.domain.query.PeopleQuery.AllUnits;
import io.technicianviews.domain.query.PeopleQuery.FirstActive;
import io.technicianviews.domain.query.PeopleQuery.OtherActiveAdmin;
import io.technicianviews.domain.query.PeopleQuery.PeopleNamed;
import io.technicianviews.domain.query.PeopleQuery.PeoplePage;
import io.technicianviews.domain.query.PeopleQuery.PeopleTotal;
import io.technicianviews.domain.query.PeopleQuery.PersonById;
import io.technicianviews.domain.query.PeopleQuery.PersonNames;
import io.technicianviews.domain.query.PeopleQuery.UnitsById;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.text.CodePointOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** User queries over a snapshot of the data. */
final class InMemoryPeopleQueries {

  private final DeskData data;

  InMemoryPeopleQueries(DeskData data) {
    this.data = data;
  }

  void read(PeopleQuery<?> query, QueryResults results) {
    switch (query) {
      case PersonById byId ->
          results.put(byId, Optional.ofNullable(data.people.get(byId.personId())));
      case AllUnits all -> results.put(all, businessUnits(unit -> true));
      case UnitsById byId ->
          results.put(byId, businessUnits(unit -> byId.ids().contains(unit.id())));
      case PersonNames names -> results.put(names, names(names.ids()));
      case PeopleNamed named -> results.put(named, named(named.fullName()));
      case FirstActive first -> results.put(first, firstActive(first.role()));
      case ActiveTechnicians all -> results.put(all, activeTechnicians());
      case OtherActiveAdmin other -> results.put(other, hasOtherActiveAdmin(other.personId()));
      case PeoplePage page -> results.put(page, page(page.offset(), page.limit()));
      case PeopleTotal total -> results.put(total, (long) data.people.size());
    }
  }

  private Optional<Person> firstActive(Role role) {
    return data.people.values().stream()
        .filter(person -> person.active() && person.role() == role)
        .findFirst();
  }

  private List<Person> activeTechnicians() {
    return data.people.values().stream()
        .filter(person -> person.active() && person.role().worksOnRequests())
        .sorted(
            Comparator.comparing(Person::fullName, CodePointOrder::compare)
                .thenComparingLong(Person::id))
        .toList();
  }

  private List<Person> named(String fullName) {
    return data.people.values().stream()
        .filter(person -> person.fullName().equals(fullName))
        .toList();
  }

  private List<BusinessUnit> businessUnits(Predicate<BusinessUnit> condition) {
    return data.units.values().stream()
        .filter(condition)
        .sorted(
            Comparator.comparing(BusinessUnit::name, CodePointOrder::compare)
                .thenComparingLong(BusinessUnit::id))
        .toList();
  }

  private Map<Long, PersonName> names(Set<Long> ids) {
    return ids.stream()
        .filter(data.people::containsKey)
        .collect(Collectors.toMap(Function.identity(), data::nameOf));
  }

  private List<Person> page(long offset, int limit) {
    return data.people.values().stream().skip(offset).limit(limit).toList();
  }

  private boolean hasOtherActiveAdmin(long personId) {
    return data.people.values().stream()
        .anyMatch(
            person -> person.active() && person.role() == Role.ADMIN && person.id() != personId);
  }
}
