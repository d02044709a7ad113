package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.MessageQueriesContract;

class InMemoryMessageQueriesTest extends MessageQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
