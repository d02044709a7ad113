package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.CountQueriesContract;
import io.technicianviews.domain.port.DeskUnderTest;

class InMemoryCountQueriesTest extends CountQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
