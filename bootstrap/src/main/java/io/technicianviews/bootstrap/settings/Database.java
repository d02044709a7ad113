package io.technicianviews.bootstrap.settings;

import java.nio.file.Path;

/** The location of the database. */
public sealed interface Database {

  /** The embedded PostgreSQL in this directory. */
  record Embedded(Path dataDir) implements Database {}

  /**
   * A PostgreSQL that the operator runs.
   *
   * @param jdbcUrl the URL without user and password
   */
  record External(String jdbcUrl, String user, String password) implements Database {

    /** Without the password. */
    @Override
    public String toString() {
      return "External[" + user + "@" + jdbcUrl + "]";
    }
  }
}
