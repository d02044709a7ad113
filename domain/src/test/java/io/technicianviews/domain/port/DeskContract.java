package io.technicianviews.domain.port;

import org.junit.jupiter.api.BeforeEach;

/** What the contract suites share: each test begins with a desk that holds nothing. */
public abstract class DeskContract {

  protected TestDesk desk;

  /** A desk that holds nothing. Ids that it gives need not begin at 1. */
  protected abstract DeskUnderTest emptyDesk();

  @BeforeEach
  void createEmptyDesk() {
    desk = new TestDesk(emptyDesk());
  }
}
