package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.AdministrationWritesContract;
import io.technicianviews.domain.port.DeskUnderTest;

class InMemoryAdministrationWritesTest extends AdministrationWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
