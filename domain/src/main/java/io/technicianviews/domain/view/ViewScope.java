package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;

/** The requests that a view selects from. */
public enum ViewScope {
  /** The requests in the technician's {@linkplain Person#scope() unit scope}. */
  VISIBLE {
    @Override
    UnitScope units(Person technician, UnitScope unitFilter) {
      return technician.scope().intersect(unitFilter);
    }
  },
  /** The requests assigned to the technician, in any unit. */
  MINE {
    @Override
    UnitScope units(Person technician, UnitScope unitFilter) {
      return unitFilter;
    }
  };

  /** The units in scope that the filter includes. */
  abstract UnitScope units(Person technician, UnitScope unitFilter);
}
