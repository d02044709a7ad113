package io.technicianviews.persistence;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.PeopleImportContract;

class PostgresPeopleImportTest extends PeopleImportContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
