package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.util.Set;

/**
 * A query of a technician for a page of a view and the counts of all views.
 *
 * @param units the units of the technician
 * @param offset how many rows come before the page
 */
public record PageQuery(
    long technicianId, Set<Long> units, DeskDay day, View view, int offset, int limit) {

  public PageQuery {
    units = Set.copyOf(units);
  }

  /** The query for another page of another view. */
  public PageQuery page(View otherView, int otherOffset, int otherLimit) {
    return new PageQuery(technicianId, units, day, otherView, otherOffset, otherLimit);
  }
}
