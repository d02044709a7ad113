package io.technicianviews.domain.port;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

/** Counts that are another one's, but for what a subclass changes. */
public class ForwardingCounts implements CountQueries {

  private final CountQueries to;

  public ForwardingCounts(CountQueries to) {
    this.to = to;
  }

  @Override
  public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
    return to.visible(unitScope, day);
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, UnitScope unitScope, DeskDay day) {
    return to.mine(technicianId, unitScope, day);
  }

  @Override
  public long count(RequestFilter requestFilter) {
    return to.count(requestFilter);
  }

  @Override
  public long ofRequester(long personId) {
    return to.ofRequester(personId);
  }
}
