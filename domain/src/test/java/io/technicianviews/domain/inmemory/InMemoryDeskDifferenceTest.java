package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.difference.DeskDifference;
import io.technicianviews.domain.port.DeskUnderTest;
import java.time.ZoneId;

/** Proves the suite itself, and that the oracle's pages and counts agree with each other. */
class InMemoryDeskDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk(ZoneId zone) {
    return InMemoryDesks.empty();
  }
}
