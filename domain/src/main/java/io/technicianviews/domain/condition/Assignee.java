package io.technicianviews.domain.condition;

/** The value of an assignee condition. */
public sealed interface Assignee {

  /** No assignee. */
  record Nobody() implements Assignee {}

  /** The person who reads the view. */
  record CurrentUser() implements Assignee {}

  /** A technician, who may no longer exist. */
  record Technician(long id) implements Assignee {
    public Technician {
      Limits.requirePerson(id);
    }
  }

  Assignee NOBODY = new Nobody();
  Assignee CURRENT_USER = new CurrentUser();
}
