package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.RequestQueriesContract;

class JooqRequestQueriesTest extends RequestQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
