package io.technicianviews.bootstrap.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The port and password of the server. */
record ConnectionInfo(int port, String password) {
  static final String USER = "technician_views";
  private static final int TIMEOUT_SECONDS = 10;

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Runs a query: a check that the server answers and that the password is correct. */
  void check() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(USER);
    source.setPassword(password);
    source.setConnectTimeout(TIMEOUT_SECONDS);
    source.setSocketTimeout(TIMEOUT_SECONDS);
    try (Connection connection = source.getConnection()) {
      connection.createStatement().execute("SELECT 1");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ConnectionInfo[" + jdbcUrl() + "]";
  }
}
