package io.technicianviews.application;

import io.technicianviews.domain.people.Person;
import java.time.Instant;
import java.util.List;

/**
 * The people to whom requests can be assigned: active technicians and admins.
 *
 * @param data sorted by name
 */
public record Technicians(List<Person> data, Instant asOf) {

  public Technicians {
    data = List.copyOf(data);
  }
}
