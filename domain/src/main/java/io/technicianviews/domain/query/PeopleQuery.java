package io.technicianviews.domain.query;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query of users or business units. Users are active or not, and business units are ordered by
 * name (in code-point order), then id.
 */
public sealed interface PeopleQuery<V> extends Query<V> {

  /** A user with role, activation and memberships; empty if the id does not exist. */
  record PersonById(long personId)
      implements PeopleQuery<Optional<Person>>, CacheableQuery<Optional<Person>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPermissions(personId);
    }

    @Override
    public String kind() {
      return "rights";
    }

    @Override
    public String cacheKey() {
      return Long.toString(personId);
    }
  }

  /** All business units. */
  record AllUnits() implements PeopleQuery<List<BusinessUnit>>, CacheableQuery<List<BusinessUnit>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofReferenceData();
    }

    @Override
    public String kind() {
      return "units";
    }

    @Override
    public String cacheKey() {
      return "all";
    }
  }

  /** The business units with these ids, without unknown ids. */
  record UnitsById(Set<Long> ids) implements PeopleQuery<List<BusinessUnit>> {
    public UnitsById {
      ids = Set.copyOf(ids);
    }
  }

  /** The names of these users by id, without unknown ids. */
  record PersonNames(Set<Long> ids) implements PeopleQuery<Map<Long, PersonName>> {
    public PersonNames {
      ids = Set.copyOf(ids);
    }
  }

  /** The users with exactly this full name, ordered by id. */
  record PeopleNamed(String fullName) implements PeopleQuery<List<Person>> {}

  /** The active user of this role with the smallest id; empty if there is none. */
  record FirstActive(Role role) implements PeopleQuery<Optional<Person>> {}

  /** The active technicians and admins, ordered by name (in code-point order), then id. */
  record ActiveTechnicians() implements PeopleQuery<List<Person>> {}

  /** Whether an active admin other than this user exists. */
  record OtherActiveAdmin(long personId) implements PeopleQuery<Boolean> {}

  /**
   * One page of all users, ordered by id.
   *
   * @param offset the number of users to skip; not negative
   * @param limit the maximum number of users; positive
   */
  record PeoplePage(long offset, int limit) implements PeopleQuery<List<Person>> {}

  /** The number of users. */
  record PeopleTotal() implements PeopleQuery<Long> {}
}
