package io.technicianviews.domain.inmemory;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.contract.ViewWritesContract;

class InMemoryViewWritesTest extends ViewWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
