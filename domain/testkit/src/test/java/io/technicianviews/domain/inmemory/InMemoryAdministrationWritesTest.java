package io.technicianviews.domain.inmemory;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.contract.AdministrationWritesContract;

class InMemoryAdministrationWritesTest extends AdministrationWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
