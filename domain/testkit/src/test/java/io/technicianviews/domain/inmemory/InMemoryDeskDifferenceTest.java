package io.technicianviews.domain.inmemory;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.difference.DeskDifference;
import java.time.ZoneId;

/** Checks the suite itself, and that pages and counts of the in-memory storage are consistent. */
class InMemoryDeskDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk(ZoneId zone) {
    return InMemoryDesks.empty();
  }
}
