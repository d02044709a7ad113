package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a question is about. Two people who see the same have equal selections, except
 * where it matters who asks.
 *
 * @param units the units whose requests can be in it
 * @param technicianId who asks; given if the view is personal or only unread requests are wanted,
 *     and null otherwise
 * @param unreadOnly only those in which the requester, being another person than this technician,
 *     wrote after the technician's read mark; possible for views of unsolved requests only
 */
public record RequestFilter(
    View view,
    UnitScope units,
    @Nullable Long technicianId,
    RequestType type,
    boolean unreadOnly,
    DeskDay day) {

  public RequestFilter {
    if (unreadOnly && !view.isUnsolvedOnly()) {
      throw new IllegalArgumentException("unread works on views of unsolved requests: " + view);
    }
    if (isPersonal(view, unreadOnly) != (technicianId != null)) {
      throw new IllegalArgumentException(
          "a technician is named where it matters who asks, and nowhere else: " + view);
    }
  }

  /**
   * What a technician asks for.
   *
   * @param narrowing the units asked for; it narrows, and never widens what the view reaches
   */
  public static RequestFilter of(
      View view,
      Person technician,
      UnitScope narrowing,
      RequestType type,
      boolean unreadOnly,
      DeskDay day) {
    return new RequestFilter(
        view,
        view.scope().units(technician, narrowing),
        isPersonal(view, unreadOnly) ? technician.id() : null,
        type,
        unreadOnly,
        day);
  }

  private static boolean isPersonal(View view, boolean unreadOnly) {
    return view.isPersonal() || unreadOnly;
  }

  /** Who asks, where it matters. */
  public long technician() {
    return Objects.requireNonNull(technicianId, "it does not matter who asks");
  }

  /** Whether a request in this state belongs to it, what the technician has read left aside. */
  public boolean contains(RequestState state) {
    return view.contains(state, day)
        && units.contains(state.businessUnitId())
        && (!view.isPersonal() || state.assignees().contains(technician()))
        && type.includes(state);
  }
}
