package io.technicianviews.bootstrap.violations.settings;

import io.technicianviews.bootstrap.violations.command.CommandOfTheViolations;

/** A violation of the rule that settings do not use commands. */
abstract class SettingsThatUseACommand implements CommandOfTheViolations {
  String port() {
    return System.getenv().getOrDefault("PORT", "8000");
  }
}
