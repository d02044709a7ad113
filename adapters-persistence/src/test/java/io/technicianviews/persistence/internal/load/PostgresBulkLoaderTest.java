package io.technicianviews.persistence.internal.load;

import io.technicianviews.persistence.PostgresDesks;
import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.BulkLoaderContract;

class PostgresBulkLoaderTest extends BulkLoaderContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
