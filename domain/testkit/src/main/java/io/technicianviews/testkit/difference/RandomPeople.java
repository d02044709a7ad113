package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.PersonRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Random units and users of every kind: admins with units, technicians without, deactivated ones.
 */
final class RandomPeople {

  static final int UNITS = 12;

  /** The number of units with members but without requests. */
  static final int EMPTY_UNITS = 2;

  static final int PEOPLE = 32;

  private static final int REQUESTERS = 12;

  private final RandomSource randomSource;
  private final RandomTexts texts;

  RandomPeople(RandomSource randomSource, RandomTexts texts) {
    this.randomSource = randomSource;
    this.texts = texts;
  }

  List<BusinessUnit> units(List<Long> ids) {
    List<BusinessUnit> units = new ArrayList<>();
    for (long id : ids) {
      units.add(new BusinessUnit(id, unitName(units.size())));
    }
    return units;
  }

  /** Renames a unit; the name remains unique. */
  BusinessUnit renamed(BusinessUnit unit) {
    return new BusinessUnit(
        unit.id(), unit.name() + (randomSource.percent(50) ? "'" : " " + texts.odd() + unit.id()));
  }

  List<PersonRecord> people(List<Long> ids, List<Long> units) {
    List<PersonRecord> people = new ArrayList<>();
    for (long id : ids) {
      int number = people.size();
      Person person = person(id, number, units);
      people.add(new PersonRecord(person, number % 3 == 0 ? "person " + number : null));
    }
    return people;
  }

  /** Changes the name, role, units or activation of a user. */
  PersonRecord changed(PersonRecord loaded, List<Long> units) {
    Person person = loaded.person();
    Person changed =
        new Person(
            person.id(),
            randomSource.percent(50) ? texts.name() : person.fullName(),
            randomSource.percent(30) ? randomSource.one(List.of(Role.values())) : person.role(),
            randomSource.percent(80),
            new TreeSet<>(randomSource.some(randomSource.below(5), units)));
    return new PersonRecord(changed, loaded.externalId());
  }

  private Person person(long id, int number, List<Long> units) {
    return switch (number) {
      case 0 -> person(id, Role.ADMIN, true, List.of());
      case 1 -> person(id, Role.ADMIN, true, randomSource.some(3, units));
      case 2 -> person(id, Role.ADMIN, false, List.of());
      case 3 -> person(id, Role.TECHNICIAN, true, List.of());
      case 4 -> person(id, Role.TECHNICIAN, true, units);
      case 5 -> person(id, Role.TECHNICIAN, true, units.subList(UNITS - EMPTY_UNITS, UNITS));
      case 6 -> person(id, Role.TECHNICIAN, false, randomSource.some(3, units));
      // Once a technician, still on the units and on requests.
      case 7 -> person(id, Role.REQUESTER, true, randomSource.some(2, units));
      default -> {
        boolean requester = number >= PEOPLE - REQUESTERS;
        yield person(
            id,
            requester ? Role.REQUESTER : Role.TECHNICIAN,
            randomSource.percent(90),
            requester ? List.of() : randomSource.some(randomSource.between(1, 5), units));
      }
    };
  }

  private Person person(long id, Role role, boolean active, Collection<Long> units) {
    return new Person(id, texts.name(), role, active, new TreeSet<>(units));
  }

  private static String unitName(int number) {
    List<String> names = List.of("alpha", "Beta", "Ärzte", "zulu", "Zentrale", "O'Hare", "IT-1");
    return number < names.size() ? names.get(number) : "unit " + number;
  }
}
