package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;

/** Whose requests a view is made from. */
public enum Reach {
  /** What the technician's scope covers. */
  VISIBLE {
    @Override
    Units units(Person technician, Units narrowing) {
      return technician.scope().intersect(narrowing);
    }
  },
  /** What is assigned to the technician, whatever its unit. */
  MINE {
    @Override
    Units units(Person technician, Units narrowing) {
      return narrowing;
    }
  };

  /** The units that are left of what it reaches. */
  abstract Units units(Person technician, Units narrowing);
}
