package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
   * UnitScope#WITHOUT_UNIT} is none.
   */
  List<BusinessUnit> businessUnits(UnitScope unitScope);

  /** What these people are called; ids of nobody are passed over. */
  Map<Long, PersonName> names(Collection<Long> ids);

  /**
   * A stretch of all people, by id.
   *
   * @param offset how many to skip; not negative
   * @param limit how many at most; positive
   */
  List<Person> page(long offset, int limit);

  /** How many people there are, active or not. */
  long count();

  /** Whether another person than this one is an active admin. */
  boolean hasOtherActiveAdmin(long personId);
}
