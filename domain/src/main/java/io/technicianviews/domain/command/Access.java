package io.technicianviews.domain.command;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of the permission check for a query or a command. The rules about which person may
 * read or edit which request are static methods here.
 */
public sealed interface Access {

  /** The person may use the query or command. */
  record Granted(Person person) implements Access {}

  /** The person may not use the query or command. */
  record Denied(Refusal refusal) implements Access {}

  /**
   * Checks the stored person against the required role.
   *
   * @param stored the person with this id; empty if none exists
   */
  static Access of(RequiredRole role, long personId, Optional<Person> stored) {
    if (stored.isEmpty()) {
      return new Denied(new Refusal.UnknownPerson(personId));
    }
    Person person = stored.get();
    if (!person.active()) {
      return new Denied(new Refusal.DeactivatedPerson(personId));
    }
    return role.refusal(person).<Access>map(Denied::new).orElseGet(() -> new Granted(person));
  }

  /**
   * Whether the person may read the request: as its requester, by scope, or because it is assigned
   * to them.
   */
  static boolean maySee(Person person, ServiceRequest request) {
    return !request.state().deleted()
        && (request.requesterId() == person.id() || mayWorkOn(person, request));
  }

  /** As {@link #maySee(Person, ServiceRequest)}, for a request that is not deleted. */
  static boolean maySee(Person person, RequestSummary request) {
    return request.requester().id() == person.id() || mayWorkOn(person, request);
  }

  /**
   * Whether the person may see the view. Only those who may edit an inactive view see it.
   *
   * @param person any person; requesters see no views
   */
  static boolean maySee(Person person, ViewDefinition view) {
    return mayEdit(person, view)
        || (view.active()
            && person.role().worksOnRequests()
            && isSharedWith(person, view.sharing()));
  }

  private static boolean isSharedWith(Person person, Sharing sharing) {
    return switch (sharing) {
      case Sharing.Personal(long ownerId) -> ownerId == person.id();
      case Sharing.BusinessUnits(var ids) -> !Collections.disjoint(ids, person.businessUnits());
      case Sharing.Everyone() -> true;
    };
  }

  /** Whether the person may edit the view: as its owner, or as an admin if it is shared. */
  static boolean mayEdit(Person person, ViewDefinition view) {
    return view.sharing() instanceof Sharing.Personal(long ownerId)
        ? ownerId == person.id() && person.role().worksOnRequests()
        : person.role() == Role.ADMIN;
  }

  /** Whether the person may edit the request: by scope, or because it is assigned to them. */
  static boolean mayWorkOn(Person person, ServiceRequest request) {
    return mayWorkOn(person, request.state());
  }

  /** As {@link #mayWorkOn(Person, ServiceRequest)}, in this state of the request. */
  static boolean mayWorkOn(Person person, RequestState state) {
    return !state.deleted()
        && mayWorkOn(person, state.businessUnitId(), state.assignees().contains(person.id()));
  }

  /** As {@link #mayWorkOn(Person, ServiceRequest)}, for a request that is not deleted. */
  static boolean mayWorkOn(Person person, RequestSummary request) {
    return mayWorkOn(
        person,
        request.businessUnitId(),
        request.assignees().stream().anyMatch(assignee -> assignee.id() == person.id()));
  }

  private static boolean mayWorkOn(Person person, @Nullable Long unitId, boolean assigned) {
    return person.role().worksOnRequests() && (person.scope().contains(unitId) || assigned);
  }
}
