package io.technicianviews.persistence.internal.changelog;

import io.technicianviews.persistence.PostgresDesks;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.ChangeLogContract;

class PostgresChangeLogTest extends ChangeLogContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
