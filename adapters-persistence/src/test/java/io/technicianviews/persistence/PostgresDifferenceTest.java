package io.technicianviews.persistence;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.difference.DeskDifference;
import java.time.ZoneId;

class PostgresDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk(ZoneId zone) {
    return PostgresDesks.empty(zone);
  }
}
