package io.technicianviews.persistence.internal.query;

import io.technicianviews.persistence.PostgresDesks;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.MessageQueriesContract;

class JooqMessageQueriesTest extends MessageQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
