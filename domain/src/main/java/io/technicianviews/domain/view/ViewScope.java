package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;

/** Whose requests a view is made from. */
public enum ViewScope {
  /** What the technician's scope covers. */
  VISIBLE {
    @Override
    UnitScope units(Person technician, UnitScope narrowing) {
      return technician.scope().intersect(narrowing);
    }
  },
  /** What is assigned to the technician, whatever its unit. */
  MINE {
    @Override
    UnitScope units(Person technician, UnitScope narrowing) {
      return narrowing;
    }
  };

  /** The units that are left of what it reaches. */
  abstract UnitScope units(Person technician, UnitScope narrowing);
}
