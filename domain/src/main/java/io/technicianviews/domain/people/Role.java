package io.technicianviews.domain.people;

/**
 * The role of a person in the helpdesk. An admin has a technician's permissions for every request.
 */
public enum Role {
  /** Asks for help, and has no access to the views. */
  REQUESTER,
  /** Works on the requests of their business units and on those that are assigned to them. */
  TECHNICIAN,
  /** Works on all requests, and changes people, business units, statuses and priorities. */
  ADMIN;

  /** Whether a person of this role works on requests: technicians and admins. */
  public boolean worksOnRequests() {
    return this != REQUESTER;
  }
}
