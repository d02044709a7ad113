package io.technicianviews.application;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The person on whose behalf a query runs.
 *
 * @param businessUnits the units that the person works for, sorted by name
 * @param timeZone the zone in which the days of the helpdesk begin and end
 */
public record Caller(
    Person person, List<BusinessUnit> businessUnits, ZoneId timeZone, Instant asOf) {

  public Caller {
    businessUnits = List.copyOf(businessUnits);
  }
}
