package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import java.util.List;
import java.util.Optional;

/** Reads people and business units in one {@link Snapshot}. */
public interface PeopleQueries {

  /** The person of this id, active or not. */
  Optional<Person> find(long id);

  /** The active person of this role with the smallest id. */
  Optional<Person> firstActive(Role role);

  /** The people of exactly this full name, by id. */
  List<Person> named(String fullName);

  /**
   * These business units, by name (in the order of its code points), then id. {@link
   * Units#WITHOUT_UNIT} is none.
   */
  List<BusinessUnit> businessUnits(Units units);
}
