package io.technicianviews.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Asks the database for a sign of life. */
final class Ping {

  private Ping() {}

  static boolean answers(PostgresSettings settings, Duration within) {
    int seconds = Math.toIntExact(Math.max(1, within.toSeconds()));
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("loginTimeout", Integer.toString(seconds));
    properties.setProperty("connectTimeout", Integer.toString(seconds));
    properties.setProperty("socketTimeout", Integer.toString(seconds));
    try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), properties)) {
      return connection.isValid(seconds);
    } catch (SQLException e) {
      return false;
    }
  }
}
