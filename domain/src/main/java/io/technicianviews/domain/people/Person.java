package io.technicianviews.domain.people;

import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Somebody who uses the desk, and with it his rights.
 *
 * @param active whether he may do anything at all
 * @param businessUnits ids of the units that he works for
 */
public record Person(
    long id, String fullName, Role role, boolean active, SortedSet<Long> businessUnits) {

  public Person {
    if (id <= 0) {
      throw new IllegalArgumentException("a person's id is positive: " + id);
    }
    if (TextRule.isBlank(fullName)) {
      throw new IllegalArgumentException("fullName must not be blank");
    }
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }

  /** An active person who asks for things. */
  public static Person requester(long id, String fullName) {
    return new Person(id, fullName, Role.REQUESTER, true, Collections.emptySortedSet());
  }

  /** An active technician who works for these units. */
  public static Person technician(long id, String fullName, Long... businessUnits) {
    return new Person(id, fullName, Role.TECHNICIAN, true, new TreeSet<>(List.of(businessUnits)));
  }

  /** An active admin. */
  public static Person admin(long id, String fullName) {
    return new Person(id, fullName, Role.ADMIN, true, Collections.emptySortedSet());
  }

  /** The same person with another name. */
  public Person named(String otherName) {
    return new Person(id, otherName, role, active, businessUnits);
  }

  /**
   * Whose requests he sees in the views: of his units as a technician, of all as an admin, of none
   * else.
   */
  public UnitScope scope() {
    return switch (role) {
      case REQUESTER -> UnitScope.NONE;
      case TECHNICIAN -> UnitScope.only(businessUnits);
      case ADMIN -> UnitScope.ALL;
    };
  }
}
