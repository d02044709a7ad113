package io.technicianviews.persistence;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.ViewWritesContract;

class PostgresViewWritesTest extends ViewWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
