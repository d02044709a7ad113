package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.difference.DeskDifference;
import io.technicianviews.domain.port.DeskUnderTest;
import java.time.ZoneId;

/** Checks the suite itself, and that pages and counts of the in-memory storage are consistent. */
class InMemoryDeskDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk(ZoneId zone) {
    return InMemoryDesks.empty();
  }
}
