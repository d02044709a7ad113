package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.jdbc.DriverBetween;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Does not send what is to be added to counters. The rest is as it is. */
final class WithoutCounters extends DriverBetween {

  private static final String PARAMETER = "counters=without";

  private static final String APPENDING = "insert into \"view_counter_change\"";

  private WithoutCounters() {
    super(PARAMETER);
  }

  /** Takes its place before all other drivers, until it is closed. */
  static WithoutCounters installed() throws SQLException {
    WithoutCounters driver = new WithoutCounters();
    driver.install();
    return driver;
  }

  /** The same desk through this driver. */
  BenchmarkDesk reopened(BenchmarkDesk desk) {
    return desk.reopenedWith(PARAMETER);
  }

  @Override
  protected Connection between(Connection connection) {
    return proxy(
        Connection.class,
        (method, args) ->
            method.getName().equals("prepareStatement") && ((String) args[0]).startsWith(APPENDING)
                ? notSent()
                : call(connection, method, args));
  }

  /** A statement that takes any value and changes nothing. */
  private static PreparedStatement notSent() {
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          Class<?> type = method.getReturnType();
          if (type == boolean.class) {
            return false;
          }
          return type == int.class ? (Object) 0 : type == long.class ? 0L : null;
        });
  }
}
