package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.RequestState;

/** Whose requests a view is made from. */
public enum Reach {
  /** What the technician's scope covers. */
  VISIBLE {
    @Override
    boolean covers(Person technician, RequestState state) {
      return technician.scope().contains(state.businessUnitId());
    }
  },
  /** What is assigned to the technician, whatever its unit. */
  MINE {
    @Override
    boolean covers(Person technician, RequestState state) {
      return state.assignees().contains(technician.id());
    }
  };

  abstract boolean covers(Person technician, RequestState state);
}
