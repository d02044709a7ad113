package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.BulkLoaderContract;
import io.technicianviews.domain.port.DeskUnderTest;

class InMemoryBulkLoaderTest extends BulkLoaderContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
