package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.text.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A person to load.
 *
 * @param person named within {@link TextRule#NAME}
 * @param externalId what another system calls the person, unique at a desk, within {@link
 *     TextRule#EXTERNAL_ID}; or null
 */
public record PersonRecord(Person person, @Nullable String externalId) {

  public PersonRecord {
    person = person.named(TextRule.NAME.accepted("fullName", person.fullName()));
    if (externalId != null) {
      externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    }
  }

  /** A person whom no other system knows. */
  public static PersonRecord of(Person person) {
    return new PersonRecord(person, null);
  }
}
