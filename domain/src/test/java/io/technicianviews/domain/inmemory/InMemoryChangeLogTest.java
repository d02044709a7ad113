package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.ChangeLogContract;
import io.technicianviews.domain.port.DeskUnderTest;

class InMemoryChangeLogTest extends ChangeLogContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
