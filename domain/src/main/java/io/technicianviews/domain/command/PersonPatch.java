package io.technicianviews.domain.command;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a person is to be another. Requests that are assigned to him stay so, whatever he
 * becomes.
 *
 * @param fullName within {@link TextRule#NAME}; null keeps it
 * @param role null keeps it
 * @param active null keeps it
 */
public record PersonPatch(
    @Nullable String fullName, @Nullable Role role, @Nullable Boolean active) {

  public PersonPatch {
    if (fullName != null) {
      fullName = TextRule.NAME.accepted("fullName", fullName);
    }
  }

  public static PersonPatch name(String fullName) {
    return new PersonPatch(fullName, null, null);
  }

  public static PersonPatch role(Role role) {
    return new PersonPatch(null, role, null);
  }

  public static PersonPatch active(boolean active) {
    return new PersonPatch(null, null, active);
  }

  /** The person after the edit. */
  public Person of(Person before) {
    return new Person(
        before.id(),
        Objects.requireNonNullElse(fullName, before.fullName()),
        Objects.requireNonNullElse(role, before.role()),
        Objects.requireNonNullElse(active, before.active()),
        before.businessUnits());
  }

  /** Whether an active admin is one no more. */
  public static boolean losesAdmin(Person before, Person after) {
    return isAdmin(before) && !isAdmin(after);
  }

  /** What can be altered when a person becomes another; empty if he stays the same. */
  public static Set<InvalidationTag> touched(Person before, Person after) {
    Set<InvalidationTag> scopes = new LinkedHashSet<>();
    if (!before.fullName().equals(after.fullName())) {
      scopes.add(InvalidationTag.REFERENCE_DATA);
    }
    if (before.role() != after.role()
        || before.active() != after.active()
        || !before.businessUnits().equals(after.businessUnits())) {
      scopes.add(new InvalidationTag.Permissions(after.id()));
    }
    return scopes;
  }

  private static boolean isAdmin(Person person) {
    return person.active() && person.role() == Role.ADMIN;
  }
}
