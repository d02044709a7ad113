package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.ReadSnapshotsContract;

class PostgresSnapshotsTest extends ReadSnapshotsContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
