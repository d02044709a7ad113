package io.technicianviews.bootstrap.model;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The views of a person that contain each request, according to the desk.
 *
 * @param views by request; a request that is in no view is absent
 */
record ViewMembership(Map<Long, Set<View>> views) {

  private static final int ALL = 1_000;

  static ViewMembership of(Snapshot snapshot, long personId, UnitScope units, DeskDay day) {
    Map<Long, Set<View>> views = new HashMap<>();
    Optional<Person> person =
        snapshot
            .read(new PeopleQuery.PersonById(personId))
            .filter(Person::active)
            .filter(ViewMembership::works);
    for (View view : person.isEmpty() ? new View[0] : View.values()) {
      RequestFilter requestFilter =
          RequestFilter.of(view, person.orElseThrow(), units, RequestType.ALL, false, day);
      snapshot
          .read(new RequestQuery.PageRows(requestFilter, view.order(), PageStart.FIRST, ALL))
          .rows()
          .forEach(
              row -> views.computeIfAbsent(row.id(), any -> EnumSet.noneOf(View.class)).add(view));
    }
    return new ViewMembership(views);
  }

  private static boolean works(Person person) {
    return person.role().worksOnRequests();
  }

  Set<View> of(long request) {
    return views.getOrDefault(request, Collections.emptySet());
  }

  /** The views that contain the request here but not in the other membership. */
  Set<View> notIn(ViewMembership other, long request) {
    Set<View> views = EnumSet.noneOf(View.class);
    views.addAll(of(request));
    views.removeAll(other.of(request));
    return views;
  }
}
