package io.technicianviews.application;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person sees of the desk as his rights are, in some units only.
 *
 * @param narrowing the units that he looks at
 */
record Sight(Person person, Units narrowing) {

  /** Whether a request in this state is in his scope, or on him. */
  boolean reaches(RequestState state) {
    return !state.deleted()
        && person.role().worksOnRequests()
        && narrowing.contains(state.businessUnitId())
        && (person.scope().contains(state.businessUnitId())
            || state.assignees().contains(person.id()));
  }

  /** The views that a request in this state is in for him. */
  Set<View> views(RequestState state, DeskDay day) {
    Set<View> views = EnumSet.noneOf(View.class);
    for (View view : View.values()) {
      if (Selection.of(view, person, narrowing, TicketType.ALL, false, day).contains(state)) {
        views.add(view);
      }
    }
    return views;
  }

  /** Whether a change of these scopes is one of requests in his scope, or of what is his. */
  boolean concerns(Set<CacheScope> touched) {
    return touched.stream().anyMatch(this::concerns);
  }

  private boolean concerns(CacheScope touched) {
    return switch (touched) {
      case CacheScope.OfUnit(long key) ->
          person.scope().contains(key == Units.WITHOUT_UNIT ? null : key);
      case CacheScope.OfPerson(long id) -> id == person.id();
      case CacheScope.RightsOf(long id) -> id == person.id();
      case CacheScope.ReferenceData names -> false;
      case CacheScope.WholeDesk all -> true;
    };
  }

  /** Whatever he can see anything of. */
  Dependencies interest() {
    return switch (person.scope()) {
      case Units.All() -> Dependencies.EVERY_CHANGE;
      case Units.Only(var units) -> {
        Set<CacheScope> scopes =
            units.stream()
                .map(CacheScope.OfUnit::new)
                .collect(Collectors.toCollection(HashSet::new));
        scopes.add(new CacheScope.OfPerson(person.id()));
        scopes.add(new CacheScope.RightsOf(person.id()));
        yield new Dependencies.Only(scopes);
      }
    };
  }
}
