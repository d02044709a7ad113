package io.technicianviews.persistence;

import io.technicianviews.domain.port.ChangeLogContract;
import io.technicianviews.domain.port.DeskUnderTest;

class PostgresChangeLogTest extends ChangeLogContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
