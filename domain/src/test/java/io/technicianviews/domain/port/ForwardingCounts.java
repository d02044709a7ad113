package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

/** Counts that are another one's, but for what a subclass changes. */
public class ForwardingCounts implements CountQueries {

  private final CountQueries to;

  public ForwardingCounts(CountQueries to) {
    this.to = to;
  }

  @Override
  public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
    return to.visible(units, day);
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day) {
    return to.mine(technicianId, units, day);
  }

  @Override
  public long count(Selection selection) {
    return to.count(selection);
  }

  @Override
  public long ofRequester(long personId) {
    return to.ofRequester(personId);
  }
}
