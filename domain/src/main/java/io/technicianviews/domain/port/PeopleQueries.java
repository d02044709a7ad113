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

/**
 * Queries of users and business units in one {@link Snapshot}. Thread-safe; calls fail as those of
 * {@link Snapshot} do.
 */
public interface PeopleQueries {

  /** Returns the user with this id, active or not. */
  Optional<Person> find(long id);

  /** Returns the active user of this role with the smallest id. */
  Optional<Person> firstActive(Role role);

  /** Returns the users with exactly this full name, ordered by id. */
  List<Person> named(String fullName);

  /**
   * Returns the business units of a scope, ordered by name (in code-point order), then id. {@link
   * UnitScope#WITHOUT_UNIT} and unknown ids are skipped.
   */
  List<BusinessUnit> businessUnits(UnitScope unitScope);

  /** Returns the names of these users by id. Unknown ids are skipped. */
  Map<Long, PersonName> names(Collection<Long> ids);

  /**
   * Returns a page of all users, ordered by id.
   *
   * @param offset the number of users to skip; not negative
   * @param limit the maximum number of users; positive
   */
  List<Person> page(long offset, int limit);

  /** Returns the number of users, active or not. */
  long count();

  /** Returns whether an active admin other than this user exists. */
  boolean hasOtherActiveAdmin(long personId);
}
