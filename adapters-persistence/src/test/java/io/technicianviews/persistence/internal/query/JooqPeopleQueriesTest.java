package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.PeopleQueriesContract;
import io.technicianviews.persistence.PostgresDesks;

class JooqPeopleQueriesTest extends PeopleQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
