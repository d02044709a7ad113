package io.technicianviews.persistence;

import io.technicianviews.domain.port.AdministrationWritesContract;
import io.technicianviews.domain.port.DeskUnderTest;

class PostgresAdministrationWritesTest extends AdministrationWritesContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
