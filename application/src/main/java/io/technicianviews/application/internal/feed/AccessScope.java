package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.StateFacts;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The requests that a person may see, limited to some units.
 *
 * @param units the units to which the person has limited the stream
 */
public record AccessScope(Person person, UnitScope units) {

  /** Whether a request in this state is in the person's scope, or assigned to them. */
  public boolean covers(RequestState state) {
    return units.contains(state.businessUnitId()) && Access.mayWorkOn(person, state);
  }

  /** Whether a request in this state is in the person's scope, or assigned to them. */
  public boolean covers(RequestSummary request) {
    return units.contains(request.businessUnitId()) && Access.mayWorkOn(person, request);
  }

  /** The person's views that contain a request in this state. */
  public Set<View> views(RequestState state, DeskDay day) {
    Set<View> views = EnumSet.noneOf(View.class);
    for (View view : View.values()) {
      if (RequestFilter.of(view, person, units, RequestType.ALL, false, day).contains(state)) {
        views.add(view);
      }
    }
    return views;
  }

  /**
   * The ids of those custom views that contain a request in this state.
   *
   * @param views the conditions of views which the state of a request decides
   */
  public Set<Long> customViews(Map<ViewId, Conditions> views, RequestState state, DeskDay day) {
    Set<Long> in = new HashSet<>();
    Viewer viewer = new Viewer(person.id(), day.start(), day.zone());
    StateFacts facts = new StateFacts(state);
    views.forEach(
        (id, conditions) -> {
          if (id instanceof ViewId.Custom(long number)
              && !state.deleted()
              && scopeOf(conditions).contains(state.businessUnitId())
              && conditions.areMetBy(facts, viewer)) {
            in.add(number);
          }
        });
    return in;
  }

  private UnitScope scopeOf(Conditions conditions) {
    return conditions.areOfOwnRequests() ? units : person.scope().intersect(units);
  }

  /**
   * Whether a change with these tags may alter a request in the person's scope, or their own
   * requests.
   */
  public boolean isAffectedBy(Set<InvalidationTag> tags) {
    return tags.stream().anyMatch(this::isAffectedBy);
  }

  private boolean isAffectedBy(InvalidationTag tags) {
    return switch (tags) {
      case InvalidationTag.Unit(long key) ->
          person.scope().contains(key == UnitScope.WITHOUT_UNIT ? null : key);
      case InvalidationTag.Person(long id) -> id == person.id();
      case InvalidationTag.Permissions(long id) -> id == person.id();
      case InvalidationTag.ReferenceData names -> false;
      case InvalidationTag.Everything all -> true;
    };
  }

  /** The changes of which the person may see something. */
  Dependencies interest() {
    return switch (person.scope()) {
      case UnitScope.All() -> Dependencies.EVERY_CHANGE;
      case UnitScope.Only(var units) -> {
        Set<InvalidationTag> tags =
            units.stream()
                .map(InvalidationTag.Unit::new)
                .collect(Collectors.toCollection(HashSet::new));
        tags.add(new InvalidationTag.Person(person.id()));
        tags.add(new InvalidationTag.Permissions(person.id()));
        yield new Dependencies.Only(tags);
      }
    };
  }
}
