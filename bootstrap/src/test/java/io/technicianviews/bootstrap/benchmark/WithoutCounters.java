package io.technicianviews.bootstrap.benchmark;

import static java.util.Objects.requireNonNull;

import io.technicianviews.bootstrap.jdbc.DriverBetween;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Does not send what is to be added to counters. The rest is as it is. */
final class WithoutCounters extends DriverBetween {

  private static final String PARAMETER = "counters=without";

  private static final String APPENDING = "; insert into \"view_counter_change\"";

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
            method.getName().equals("prepareStatement")
                ? without(connection, method, args)
                : call(connection, method, args));
  }

  /** The same statements but the last, if it is the one that appends to the counters. */
  private static @Nullable Object without(Connection connection, Method method, Object[] args)
      throws SQLException {
    String all = (String) args[0];
    int appending = all.indexOf(APPENDING);
    if (appending < 0) {
      return call(connection, method, args);
    }
    String others = all.substring(0, appending);
    args[0] = others;
    long values = others.chars().filter(c -> c == '?').count();
    PreparedStatement statement =
        (PreparedStatement) requireNonNull(call(connection, method, args));
    return proxy(
        PreparedStatement.class,
        (called, with) ->
            isValue(called, with) && (Integer) with[0] > values
                ? null
                : call(statement, called, with));
  }

  private static boolean isValue(Method called, Object[] with) {
    return called.getName().startsWith("set") && with.length > 1 && with[0] instanceof Integer;
  }
}
