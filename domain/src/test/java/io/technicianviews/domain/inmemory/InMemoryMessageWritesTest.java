package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.MessageWritesContract;

class InMemoryMessageWritesTest extends MessageWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
