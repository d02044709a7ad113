package io.technicianviews.domain.change;

/** The kind of a change. The names are stored. */
public enum ChangeKind {
  /** A request was created. */
  CREATED,
  /** Fields of a request changed. */
  UPDATED,
  /** A request got an assignee. */
  ASSIGNED,
  /** A request lost an assignee. */
  UNASSIGNED,
  /** A technician assigned a request to themselves. */
  TAKEN,
  /** A request got a message. */
  MESSAGE_ADDED,
  /** A read position moved. */
  READ,
  /** A subtask of the request was created, solved, reopened or deleted. */
  SUBTASKS_CHANGED,
  /** A request was deleted. */
  DELETED,
  /** An event of another system was replayed. */
  REPLAYED,
  /** A person was added, or the name, role, activation or memberships of a person changed. */
  PERSON_CHANGED,
  /** A business unit was added, or its name changed. */
  BUSINESS_UNIT_CHANGED,
  /** The name, color or times of a status or a priority changed. */
  LABEL_CHANGED,
  /** A custom view was created, changed or deleted. */
  VIEW_CHANGED,
  /** A bulk load replaced or added data. */
  LOADED,
  /** An external write, which names its invalidation tags. */
  FOREIGN
}
