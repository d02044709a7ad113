package io.technicianviews.domain.violations;

import org.junit.jupiter.api.TestReporter;

class UsesAFramework {

  void report(TestReporter framework) {
    framework.publishEntry("caught");
  }
}
