package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeskLoaderContract;
import io.technicianviews.domain.port.DeskUnderTest;

class PostgresLoaderTest extends DeskLoaderContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
