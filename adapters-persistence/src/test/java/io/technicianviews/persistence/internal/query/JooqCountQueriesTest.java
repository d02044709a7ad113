package io.technicianviews.persistence.internal.query;

import io.technicianviews.persistence.PostgresDesks;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.CountQueriesContract;

class JooqCountQueriesTest extends CountQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
