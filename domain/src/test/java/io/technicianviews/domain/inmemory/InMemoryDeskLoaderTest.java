package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskLoaderContract;
import io.technicianviews.domain.port.DeskUnderTest;

class InMemoryDeskLoaderTest extends DeskLoaderContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
