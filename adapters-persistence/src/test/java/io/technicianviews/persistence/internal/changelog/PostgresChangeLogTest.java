package io.technicianviews.persistence.internal.changelog;

import io.technicianviews.domain.port.ChangeLogContract;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.persistence.PostgresDesks;

class PostgresChangeLogTest extends ChangeLogContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
