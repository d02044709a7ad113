package io.technicianviews.testkit.contract;

import io.technicianviews.testkit.DeskUnderTest;
import io.technicianviews.testkit.TestDesk;
import org.junit.jupiter.api.BeforeEach;

/** The base class of the contract suites: each test starts with an empty storage. */
public abstract class DeskContract {

  protected TestDesk desk;

  /** Creates an empty storage. Its ids need not start at 1. */
  protected abstract DeskUnderTest emptyDesk();

  @BeforeEach
  void createEmptyDesk() {
    desk = new TestDesk(emptyDesk());
  }
}
