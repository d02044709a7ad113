package io.technicianviews.domain.people;

import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A user of the helpdesk, with role and memberships.
 *
 * @param active false refuses every query and command of this person
 * @param businessUnits the ids of the business units that the person works for; copied
 */
public record Person(
    long id, String fullName, Role role, boolean active, SortedSet<Long> businessUnits) {

  public Person {
    if (id <= 0) {
      throw new IllegalArgumentException("a person's id must be positive: " + id);
    }
    if (TextRule.isBlank(fullName)) {
      throw new IllegalArgumentException("fullName must not be blank");
    }
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }

  /** An active requester. */
  public static Person requester(long id, String fullName) {
    return new Person(id, fullName, Role.REQUESTER, true, Collections.emptySortedSet());
  }

  /** An active technician of these business units. */
  public static Person technician(long id, String fullName, Long... businessUnits) {
    return new Person(id, fullName, Role.TECHNICIAN, true, new TreeSet<>(List.of(businessUnits)));
  }

  /** An active admin. */
  public static Person admin(long id, String fullName) {
    return new Person(id, fullName, Role.ADMIN, true, Collections.emptySortedSet());
  }

  /** A copy with this name. */
  public Person named(String newName) {
    return new Person(id, newName, role, active, businessUnits);
  }

  /**
   * The business units whose requests the views show to this person: a technician's own units, all
   * for an admin, none for a requester.
   */
  public UnitScope scope() {
    return switch (role) {
      case REQUESTER -> UnitScope.NONE;
      case TECHNICIAN -> UnitScope.only(businessUnits);
      case ADMIN -> UnitScope.ALL;
    };
  }
}
