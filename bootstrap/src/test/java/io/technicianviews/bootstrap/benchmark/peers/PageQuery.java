package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.util.Set;

/**
 * A page of a view and the counts of all views, as a technician asks for them.
 *
 * @param units those that he works for
 * @param offset how many rows come before the page
 */
public record Question(
    long technicianId, Set<Long> units, DeskDay day, View view, int offset, int limit) {

  public Question {
    units = Set.copyOf(units);
  }

  /** The same of another page of another view. */
  public Question page(View otherView, int otherOffset, int otherLimit) {
    return new Question(technicianId, units, day, otherView, otherOffset, otherLimit);
  }
}
