package io.technicianviews.application.internal.view;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;

/**
 * Whose views are read, and in which units.
 *
 * @param units the requested units
 */
public record ReadScope(Person technician, UnitScope units) {

  /** The units whose requests a view with these conditions selects from. */
  public UnitScope of(Conditions conditions) {
    return of(conditions.areOfOwnRequests());
  }

  /**
   * @param ofOwnRequests whether the requests are those assigned to the technician, in any unit
   */
  UnitScope of(boolean ofOwnRequests) {
    return ofOwnRequests ? units : technician.scope().intersect(units);
  }

  /**
   * The technician at the time of the result. The hour is that of the result only if it matters.
   */
  Viewer viewer(Conditions conditions, Results results) {
    return new Viewer(
        technician.id(),
        conditions.dependOnHours() ? results.now() : results.day().start(),
        results.day().zone());
  }
}
