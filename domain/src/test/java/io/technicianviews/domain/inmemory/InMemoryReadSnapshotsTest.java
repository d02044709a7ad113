package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.ReadSnapshotsContract;

class InMemoryReadSnapshotsTest extends ReadSnapshotsContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
