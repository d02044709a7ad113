package io.technicianviews.persistence.internal.load;

import io.technicianviews.domain.port.BulkLoaderContract;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.persistence.PostgresDesks;

class PostgresBulkLoaderTest extends BulkLoaderContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
