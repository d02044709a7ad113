package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
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
public record AccessScope(Person person, UnitScope narrowing) {

  /** Whether a request in this state is in his scope, or on him. */
  public boolean reaches(RequestState state) {
    return !state.deleted()
        && person.role().worksOnRequests()
        && narrowing.contains(state.businessUnitId())
        && (person.scope().contains(state.businessUnitId())
            || state.assignees().contains(person.id()));
  }

  /** The views that a request in this state is in for him. */
  public Set<View> views(RequestState state, DeskDay day) {
    Set<View> views = EnumSet.noneOf(View.class);
    for (View view : View.values()) {
      if (RequestFilter.of(view, person, narrowing, RequestType.ALL, false, day).contains(state)) {
        views.add(view);
      }
    }
    return views;
  }

  /** Whether a change of these scopes is one of requests in his scope, or of what is his. */
  public boolean concerns(Set<InvalidationTag> touched) {
    return touched.stream().anyMatch(this::concerns);
  }

  private boolean concerns(InvalidationTag touched) {
    return switch (touched) {
      case InvalidationTag.Unit(long key) ->
          person.scope().contains(key == UnitScope.WITHOUT_UNIT ? null : key);
      case InvalidationTag.Person(long id) -> id == person.id();
      case InvalidationTag.Permissions(long id) -> id == person.id();
      case InvalidationTag.ReferenceData names -> false;
      case InvalidationTag.Everything all -> true;
    };
  }

  /** Whatever he can see anything of. */
  Dependencies interest() {
    return switch (person.scope()) {
      case UnitScope.All() -> Dependencies.EVERY_CHANGE;
      case UnitScope.Only(var units) -> {
        Set<InvalidationTag> scopes =
            units.stream()
                .map(InvalidationTag.Unit::new)
                .collect(Collectors.toCollection(HashSet::new));
        scopes.add(new InvalidationTag.Person(person.id()));
        scopes.add(new InvalidationTag.Permissions(person.id()));
        yield new Dependencies.Only(scopes);
      }
    };
  }
}
