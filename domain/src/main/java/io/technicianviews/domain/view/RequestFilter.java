package io.technicianviews.domain.view;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.time.DeskDay;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a view query. For the same query, technicians with the same scope have equal
 * filters, unless the result depends on the technician. Equal filters share cached results.
 *
 * @param units the units whose requests are included
 * @param technicianId the id of the technician who queries; set exactly if the view is personal or
 *     {@code unreadOnly} is set
 * @param unreadOnly includes only requests in which the requester, if a different person, wrote
 *     messages after the technician's read position; supported only by views of unsolved requests
 * @param day the day for which time-dependent conditions are evaluated
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
      throw new IllegalArgumentException(
          "unreadOnly is supported only by views of unsolved requests: " + view);
    }
    if (isPersonal(view, unreadOnly) != (technicianId != null)) {
      throw new IllegalArgumentException(
          "technicianId must be set exactly for personal views and unreadOnly: " + view);
    }
  }

  /**
   * The filter of a technician's query.
   *
   * @param unitFilter the requested units; only those within the scope of the view are included
   */
  public static RequestFilter of(
      View view,
      Person technician,
      UnitScope unitFilter,
      RequestType type,
      boolean unreadOnly,
      DeskDay day) {
    return new RequestFilter(
        view,
        view.scope().units(technician, unitFilter),
        isPersonal(view, unreadOnly) ? technician.id() : null,
        type,
        unreadOnly,
        day);
  }

  private static boolean isPersonal(View view, boolean unreadOnly) {
    return view.isPersonal() || unreadOnly;
  }

  /**
   * The id of the technician who queries.
   *
   * @throws NullPointerException if the result does not depend on the technician
   */
  public long technician() {
    return Objects.requireNonNull(technicianId, "technicianId is not set");
  }

  /** Whether the filter includes a request in this state, apart from {@code unreadOnly}. */
  public boolean contains(RequestState state) {
    return view.contains(state, day)
        && units.contains(state.businessUnitId())
        && (!view.isPersonal() || state.assignees().contains(technician()))
        && type.includes(state);
  }
}
