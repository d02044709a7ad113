package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.difference.DeskDifference;
import io.technicianviews.domain.port.DeskUnderTest;

/** Proves the suite itself, and that the oracle's pages and counts agree with each other. */
class InMemoryDeskDifferenceTest extends DeskDifference {

  @Override
  protected DeskUnderTest emptyDesk() {
    return InMemoryDesks.empty();
  }
}
