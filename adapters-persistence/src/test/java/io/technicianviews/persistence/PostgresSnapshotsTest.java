package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.SnapshotSourceContract;

class PostgresSnapshotsTest extends SnapshotSourceContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
