package io.technicianviews.application;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import java.time.Instant;
import java.util.List;

/**
 * Who asks.
 *
 * @param businessUnits those that he works for, by name
 */
public record Caller(Person person, List<BusinessUnit> businessUnits, Instant asOf) {

  public Caller {
    businessUnits = List.copyOf(businessUnits);
  }
}
