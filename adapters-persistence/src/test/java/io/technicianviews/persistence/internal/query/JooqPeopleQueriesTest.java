package io.technicianviews.persistence.internal.query;

import io.technicianviews.persistence.PostgresDesks;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.PeopleQueriesContract;

class JooqPeopleQueriesTest extends PeopleQueriesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
