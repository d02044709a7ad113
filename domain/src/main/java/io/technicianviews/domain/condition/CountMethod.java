package io.technicianviews.domain.condition;

import org.jspecify.annotations.Nullable;

/** How the requests that meet the conditions of a view are counted. */
public sealed interface CountMethod {

  /**
   * By the sums of count cells, independently of the number of requests.
   *
   * @param moment the moment that the conditions name; null if they name none
   * @param assignee the technician that the conditions name; null if they name none
   * @param ofOwnRequests whether the view selects from the requests assigned to the viewer
   */
  record Cells(@Nullable Moment moment, @Nullable Assignee assignee, boolean ofOwnRequests)
      implements CountMethod {

    static Cells of(Conditions conditions) {
      Moment moment = null;
      Assignee assignee = null;
      for (Condition condition : conditions.stream().toList()) {
        if (condition instanceof CellCondition.WithinDays within) {
          moment = within.moment();
        } else if (condition instanceof CellCondition.AssigneeCondition by
            && !by.assignee().equals(Assignee.NOBODY)) {
          assignee = by.assignee();
        }
      }
      return new Cells(moment, assignee, conditions.areOfOwnRequests());
    }

    /** The id of the technician that the conditions name; null if they name none. */
    public @Nullable Long technicianId(Viewer viewer) {
      return switch (assignee) {
        case Assignee.CurrentUser() -> viewer.personId();
        case Assignee.Technician(long id) -> id;
        case Assignee.Nobody() -> null;
        case null -> null;
      };
    }
  }

  /** By one pass over the unsolved requests in scope. */
  record Unsolved() implements CountMethod {}
}
