package io.technicianviews.persistence;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.MessageWritesContract;

class PostgresMessageWritesTest extends MessageWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
