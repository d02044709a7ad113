package io.technicianviews.domain.inmemory;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.contract.PeopleImportContract;

class InMemoryPeopleImportTest extends PeopleImportContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
