package io.technicianviews.domain.inmemory;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.contract.RequestWritesContract;

class InMemoryRequestWritesTest extends RequestWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
