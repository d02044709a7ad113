package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.request.RequestState;

/**
 * The requests that one technician's question is about.
 *
 * @param narrowing the units asked for; it narrows, and never widens what the view reaches
 * @param unreadOnly only those in which the requester wrote after this technician's read mark;
 *     possible for views of unsolved requests only
 */
public record Selection(
    View view,
    Person technician,
    Units narrowing,
    TicketType type,
    boolean unreadOnly,
    DeskDay day) {

  public Selection {
    if (unreadOnly && !view.isUnsolvedOnly()) {
      throw new IllegalArgumentException("unread works on views of unsolved requests: " + view);
    }
  }

  /** The units whose requests can be in it. Personal views reach beyond the technician's scope. */
  public Units units() {
    return switch (view.reach()) {
      case VISIBLE -> technician.scope().intersect(narrowing);
      case MINE -> narrowing;
    };
  }

  /** Whether a request in this state belongs to it, what the technician has read left aside. */
  public boolean contains(RequestState state) {
    return view.contains(state, day)
        && view.reach().covers(technician, state)
        && narrowing.contains(state.businessUnitId())
        && type.includes(state);
  }
}
