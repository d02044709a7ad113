package io.technicianviews.domain.port;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

/** Count queries that delegate to another instance; subclasses override single methods. */
public class ForwardingCounts implements CountQueries {

  private final CountQueries delegate;

  public ForwardingCounts(CountQueries delegate) {
    this.delegate = delegate;
  }

  @Override
  public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
    return delegate.visible(unitScope, day);
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, UnitScope unitScope, DeskDay day) {
    return delegate.mine(technicianId, unitScope, day);
  }

  @Override
  public long count(RequestFilter requestFilter) {
    return delegate.count(requestFilter);
  }

  @Override
  public long ofRequester(long personId) {
    return delegate.ofRequester(personId);
  }
}
