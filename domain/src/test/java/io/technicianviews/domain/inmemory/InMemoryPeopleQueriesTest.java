package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.PeopleQueriesContract;

class InMemoryPeopleQueriesTest extends PeopleQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
