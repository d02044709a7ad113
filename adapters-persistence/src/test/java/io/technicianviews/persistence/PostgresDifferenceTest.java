package io.technicianviews.persistence;

import io.technicianviews.domain.difference.DeskDifference;
import io.technicianviews.domain.port.DeskUnderTest;
import java.time.ZoneId;

class PostgresDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk(ZoneId zone) {
    return PostgresDesks.empty(zone);
  }
}
