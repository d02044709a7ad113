package io.technicianviews.domain.change;

/** What happened. The names are kept in storage. */
public enum ChangeKind {
  CREATED,
  UPDATED,
  ASSIGNED,
  UNASSIGNED,
  TAKEN,
  MESSAGE_ADDED,
  /** A read mark moved. */
  READ,
  /** Of a request: one of its subtasks was created, solved, reopened or deleted. */
  SUBTASKS_CHANGED,
  DELETED,
  /** An event of another system was replayed. */
  REPLAYED,
  /** A person was added, or his name, role, activation or memberships changed. */
  PERSON_CHANGED,
  BUSINESS_UNIT_CHANGED,
  /** The name, the colour or the times of a status or a priority changed. */
  LABEL_CHANGED,
  /** Much was loaded at once. */
  LOADED,
  /** Somebody else wrote, and said what it touches. */
  FOREIGN
}
