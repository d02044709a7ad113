package io.technicianviews.persistence;

import io.technicianviews.domain.port.BulkLoaderContract;
import io.technicianviews.domain.port.DeskUnderTest;

class PostgresLoaderTest extends BulkLoaderContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
