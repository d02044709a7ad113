package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * A person to load.
 *
 * @param externalId what another system calls him, unique at a desk; or null
 */
public record LoadedPerson(Person person, @Nullable String externalId) {

  /** A person whom no other system knows. */
  public static LoadedPerson of(Person person) {
    return new LoadedPerson(person, null);
  }
}
