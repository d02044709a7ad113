package io.technicianviews.domain.condition;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the requests that meet the conditions of a view are counted. */
public sealed interface CountMethod {

  /**
   * By the sums of count cells, independently of the number of requests.
   *
   * @param moment the moment that the conditions name; null if they name none
   * @param assignee the technician that the conditions name; null if they name none
   */
  record Cells(@Nullable Moment moment, @Nullable Assignee assignee) implements CountMethod {

    /**
     * The families of cells that are summed.
     *
     * @param ownRequests whether the view selects from the requests assigned to the viewer
     */
    public Set<CellFamily> families(boolean ownRequests) {
      Set<CellFamily> families = EnumSet.noneOf(CellFamily.class);
      for (CellFamily family : CellFamily.values()) {
        boolean named = family.moment() == null || family.moment() == moment;
        boolean person = family.isByAssignee() ? assignee != null : !ownRequests;
        if (named && person) {
          families.add(family);
        }
      }
      return families;
    }
  }

  /** By one pass over the unsolved requests in scope. */
  record Unsolved() implements CountMethod {}
}
