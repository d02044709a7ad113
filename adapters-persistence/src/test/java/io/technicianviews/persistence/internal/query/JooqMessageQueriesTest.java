package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.MessageQueriesContract;
import io.technicianviews.persistence.PostgresDesks;

class JooqMessageQueriesTest extends MessageQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
