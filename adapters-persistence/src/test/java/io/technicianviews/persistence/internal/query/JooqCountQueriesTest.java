package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.CountQueriesContract;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.persistence.PostgresDesks;

class JooqCountQueriesTest extends CountQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
