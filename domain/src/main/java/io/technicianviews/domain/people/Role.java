package io.technicianviews.domain.people;

/**
 * The role of a person in the helpdesk. An admin has a technician's permissions for every request.
 */
public enum Role {
  REQUESTER,
  TECHNICIAN,
  ADMIN;

  /** Whether a person of this role works on requests: technicians and admins. */
  public boolean worksOnRequests() {
    return this != REQUESTER;
  }
}
