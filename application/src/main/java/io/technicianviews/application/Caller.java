package io.technicianviews.application;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import java.time.Instant;
import java.util.List;

/**
 * The person on whose behalf a query runs.
 *
 * @param businessUnits the units that the person works for, sorted by name
 */
public record Caller(Person person, List<BusinessUnit> businessUnits, Instant asOf) {

  public Caller {
    businessUnits = List.copyOf(businessUnits);
  }
}
