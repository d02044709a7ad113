package io.technicianviews.bootstrap.violations.settings;

import io.technicianviews.bootstrap.violations.command.CommandOfTheViolations;

/** Settings are given the environment, and do not know for what. */
abstract class SettingsThatUseACommand implements CommandOfTheViolations {
  String port() {
    return System.getenv().getOrDefault("PORT", "8000");
  }
}
