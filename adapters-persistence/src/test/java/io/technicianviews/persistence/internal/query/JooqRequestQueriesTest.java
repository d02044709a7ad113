package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.RequestQueriesContract;
import io.technicianviews.persistence.PostgresDesks;

class JooqRequestQueriesTest extends RequestQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
