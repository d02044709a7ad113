package io.technicianviews.persistence.internal.query;

import io.technicianviews.persistence.PostgresDesks;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.RequestQueriesContract;

class JooqRequestQueriesTest extends RequestQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
