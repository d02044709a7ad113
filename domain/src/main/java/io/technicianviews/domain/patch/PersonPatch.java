package io.technicianviews.domain.patch;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.text.TextRule;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a person. Requests stay assigned to the person whatever changes.
 *
 * @param fullName within {@link TextRule#NAME}; null leaves it unchanged
 * @param role null leaves it unchanged
 * @param active null leaves it unchanged
 */
public record PersonPatch(
    @Nullable String fullName, @Nullable Role role, @Nullable Boolean active) {

  public PersonPatch {
    if (fullName != null) {
      fullName = TextRule.NAME.accepted("fullName", fullName);
    }
  }

  /** Returns a patch that sets the name. */
  public static PersonPatch name(String fullName) {
    return new PersonPatch(fullName, null, null);
  }

  /** Returns a patch that sets the role. */
  public static PersonPatch role(Role role) {
    return new PersonPatch(null, role, null);
  }

  /** Returns a patch that activates the person, or deactivates them. */
  public static PersonPatch active(boolean active) {
    return new PersonPatch(null, null, active);
  }

  /** Applies the patch to a person. */
  public Person of(Person before) {
    return new Person(
        before.id(),
        Objects.requireNonNullElse(fullName, before.fullName()),
        Objects.requireNonNullElse(role, before.role()),
        Objects.requireNonNullElse(active, before.active()),
        before.businessUnits());
  }

  /** Whether the change ends the person's role as an active admin. */
  public static boolean losesAdmin(Person before, Person after) {
    return isAdmin(before) && !isAdmin(after);
  }

  /** The tags that the change of a person invalidates; empty if nothing changes. */
  public static Set<InvalidationTag> invalidatedTags(Person before, Person after) {
    Set<InvalidationTag> tags = new LinkedHashSet<>();
    if (!before.fullName().equals(after.fullName())) {
      tags.add(InvalidationTag.REFERENCE_DATA);
    }
    if (before.role() != after.role()
        || before.active() != after.active()
        || !before.businessUnits().equals(after.businessUnits())) {
      tags.add(new InvalidationTag.Permissions(after.id()));
    }
    return tags;
  }

  private static boolean isAdmin(Person person) {
    return person.active() && person.role() == Role.ADMIN;
  }
}
