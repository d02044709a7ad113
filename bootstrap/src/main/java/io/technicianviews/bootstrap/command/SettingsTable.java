package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Setting;
import java.util.ArrayList;
import java.util.List;

/** Formats the settings for the help of {@code serve}. */
final class SettingsTable {

  private SettingsTable() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Settings (environment variables):");
    for (Setting setting : Setting.values()) {
      lines.add("  %-19s %s".formatted(setting.name(), setting.meaning()));
      lines.add("  %-19s (%s)".formatted("", setting.defaultText()));
    }
    return lines;
  }
}
