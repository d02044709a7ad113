package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.PeopleQueriesContract;

class JooqPeopleQueriesTest extends PeopleQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
