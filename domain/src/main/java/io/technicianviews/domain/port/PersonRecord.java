package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.text.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * A user to load. Immutable.
 *
 * @param person the user, with a name within {@link TextRule#NAME}
 * @param externalId the id in another system, unique in a helpdesk, within {@link
 *     TextRule#EXTERNAL_ID}; null if there is none
 */
public record PersonRecord(Person person, @Nullable String externalId) {

  public PersonRecord {
    person = person.named(TextRule.NAME.accepted("fullName", person.fullName()));
    if (externalId != null) {
      externalId = TextRule.EXTERNAL_ID.accepted("externalId", externalId);
    }
  }

  /** Returns a record of a user without an external id. */
  public static PersonRecord of(Person person) {
    return new PersonRecord(person, null);
  }
}
