package io.technicianviews.bootstrap.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** How to connect to the server. */
record ConnectionInfo(int port, String password) {
  static final String USER = "technician_views";
  private static final int ANSWER_SECONDS = 10;

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /**
   * Connects and asks something, as proof that the server does its work and that the password is
   * right.
   */
  void probe() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(USER);
    source.setPassword(password);
    source.setConnectTimeout(ANSWER_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    try (Connection connection = source.getConnection()) {
      connection.createStatement().execute("SELECT 1");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Access[" + jdbcUrl() + "]";
  }
}
