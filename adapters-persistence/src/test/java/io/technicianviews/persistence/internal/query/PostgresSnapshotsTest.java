package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.SnapshotSourceContract;
import io.technicianviews.persistence.PostgresDesks;

class PostgresSnapshotsTest extends SnapshotSourceContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
