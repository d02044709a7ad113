package io.technicianviews.persistence;

import io.technicianviews.domain.difference.DeskDifference;
import io.technicianviews.domain.port.DeskUnderTest;

class PostgresDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk() {
    return PostgresDesks.empty();
  }
}
