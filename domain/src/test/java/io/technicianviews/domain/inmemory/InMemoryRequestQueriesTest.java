package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.RequestQueriesContract;

class InMemoryRequestQueriesTest extends RequestQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
