package io.technicianviews.domain.people;

/** What a person does at the desk. An admin is a technician who sees everything. */
public enum Role {
  REQUESTER,
  TECHNICIAN,
  ADMIN;

  /** Whether a person of this role works on requests: technicians and admins. */
  public boolean worksOnRequests() {
    return this != REQUESTER;
  }
}
