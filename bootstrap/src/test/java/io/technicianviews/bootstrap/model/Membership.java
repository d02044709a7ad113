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
 * Which requests are in which views of a person, as the desk answers it.
 *
 * @param views by request; one that is in none is not there
 */
record Membership(Map<Long, Set<View>> views) {

  private static final int ALL = 1_000;

  static Membership of(Snapshot snapshot, long personId, UnitScope units, DeskDay day) {
    Map<Long, Set<View>> views = new HashMap<>();
    Optional<Person> person =
        snapshot
            .read(new PeopleQuery.PersonById(personId))
            .filter(Person::active)
            .filter(Membership::works);
    for (View view : person.isEmpty() ? new View[0] : View.values()) {
      RequestFilter requestFilter =
          RequestFilter.of(view, person.orElseThrow(), units, RequestType.ALL, false, day);
      snapshot
          .read(new RequestQuery.PageRows(requestFilter, view.order(), PageStart.FIRST, ALL))
          .rows()
          .forEach(
              row -> views.computeIfAbsent(row.id(), any -> EnumSet.noneOf(View.class)).add(view));
    }
    return new Membership(views);
  }

  private static boolean works(Person person) {
    return person.role().worksOnRequests();
  }

  Set<View> of(long request) {
    return views.getOrDefault(request, Collections.emptySet());
  }

  /** Those that it is in here, and not there. */
  Set<View> notIn(Membership other, long request) {
    Set<View> views = EnumSet.noneOf(View.class);
    views.addAll(of(request));
    views.removeAll(other.of(request));
    return views;
  }
}
