package io.technicianviews.domain.command;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The fields of a person to add. The new person is active.
 *
 * @param fullName within {@link TextRule#NAME}
 * @param businessUnits the ids of the business units that the person works for; a technician
 *     without any sees only requests that are assigned to them or requested by them
 */
public record NewPerson(String fullName, Role role, SortedSet<Long> businessUnits) {

  public NewPerson {
    fullName = TextRule.NAME.accepted("fullName", fullName);
    requireNonNull(role, "role");
    requireNonNull(businessUnits, "businessUnits");
    businessUnits = Collections.unmodifiableSortedSet(new TreeSet<>(businessUnits));
  }

  /** An admin, who sees all requests. */
  public static NewPerson admin(String fullName) {
    return new NewPerson(fullName, Role.ADMIN, Collections.emptySortedSet());
  }

  /** A technician of business units. */
  public static NewPerson technician(String fullName, long... businessUnits) {
    return new NewPerson(
        fullName,
        Role.TECHNICIAN,
        LongStream.of(businessUnits).boxed().collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A requester, who sees only their own requests. */
  public static NewPerson requester(String fullName) {
    return new NewPerson(fullName, Role.REQUESTER, Collections.emptySortedSet());
  }
}
