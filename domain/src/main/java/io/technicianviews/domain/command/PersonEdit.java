package io.technicianviews.domain.command;

import io.technicianviews.domain.change.CacheScope;
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
public record PersonEdit(@Nullable String fullName, @Nullable Role role, @Nullable Boolean active) {

  public PersonEdit {
    if (fullName != null) {
      fullName = TextRule.NAME.accepted("fullName", fullName);
    }
  }

  public static PersonEdit name(String fullName) {
    return new PersonEdit(fullName, null, null);
  }

  public static PersonEdit role(Role role) {
    return new PersonEdit(null, role, null);
  }

  public static PersonEdit active(boolean active) {
    return new PersonEdit(null, null, active);
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
  public static Set<CacheScope> touched(Person before, Person after) {
    Set<CacheScope> scopes = new LinkedHashSet<>();
    if (!before.fullName().equals(after.fullName())) {
      scopes.add(CacheScope.REFERENCE_DATA);
    }
    if (before.role() != after.role()
        || before.active() != after.active()
        || !before.businessUnits().equals(after.businessUnits())) {
      scopes.add(new CacheScope.RightsOf(after.id()));
    }
    return scopes;
  }

  private static boolean isAdmin(Person person) {
    return person.active() && person.role() == Role.ADMIN;
  }
}
