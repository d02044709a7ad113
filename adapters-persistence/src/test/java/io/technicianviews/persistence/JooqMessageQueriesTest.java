package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.MessageQueriesContract;

class JooqMessageQueriesTest extends MessageQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
