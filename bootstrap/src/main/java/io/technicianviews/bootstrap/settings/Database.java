package io.technicianviews.bootstrap.settings;

import java.nio.file.Path;

/** Where the desk is kept. */
public sealed interface Database {

  /** In the PostgreSQL that is embedded, below this directory. */
  record Embedded(Path dataDir) implements Database {}

  /**
   * In a PostgreSQL that somebody else runs.
   *
   * @param jdbcUrl with neither user nor password
   */
  record External(String jdbcUrl, String user, String password) implements Database {

    /** Without the password. */
    @Override
    public String toString() {
      return "External[" + user + "@" + jdbcUrl + "]";
    }
  }
}
