package io.technicianviews.persistence;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.contract.IdempotencyContract;

class PostgresIdempotencyTest extends IdempotencyContract {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
