package io.technicianviews.application.violations;

import org.junit.jupiter.api.TestReporter;

class UsesAFramework {

  void report(TestReporter framework) {
    framework.publishEntry("caught");
  }
}
