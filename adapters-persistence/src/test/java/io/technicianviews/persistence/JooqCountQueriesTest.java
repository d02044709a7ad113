package io.technicianviews.persistence;

import io.technicianviews.domain.port.CountQueriesContract;
import io.technicianviews.domain.port.DeskUnderTest;

class JooqCountQueriesTest extends CountQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
