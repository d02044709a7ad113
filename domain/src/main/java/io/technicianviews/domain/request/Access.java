package io.technicianviews.domain.request;

import io.technicianviews.domain.people.Person;

/** The rules that say which requests a person may read and work on. */
public final class Access {

  private Access() {}

  /**
   * Whether the person may read the request: as its requester, by scope, or because it is assigned
   * to them.
   */
  public static boolean maySee(Person person, ServiceRequest request) {
    return !request.state().deleted()
        && (request.requesterId() == person.id() || mayWorkOn(person, request));
  }

  /** Whether the person may work on the request: by scope, or because it is assigned to them. */
  public static boolean mayWorkOn(Person person, ServiceRequest request) {
    RequestState state = request.state();
    return !state.deleted()
        && person.role().worksOnRequests()
        && (person.scope().contains(state.businessUnitId())
            || state.assignees().contains(person.id()));
  }
}
