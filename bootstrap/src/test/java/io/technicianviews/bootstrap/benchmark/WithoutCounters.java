package io.technicianviews.bootstrap.benchmark;

import static java.util.Objects.requireNonNull;

import io.technicianviews.bootstrap.jdbc.DriverBetween;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does not send what is to be added to counters. The rest is as it is. */
final class WithoutCounters extends DriverBetween {

  private static final String PARAMETER = "counters=without-";

  private static final String BETWEEN = "; ";

  private final String parameter;
  private final String appending;

  private WithoutCounters(String table) {
    super(PARAMETER + table);
    this.parameter = PARAMETER + table;
    this.appending = BETWEEN + "insert into \"technician_views\".\"" + table + "\"";
  }

  /**
   * Takes its place before all other drivers, until it is closed.
   *
   * @param table the table of deltas to which nothing is appended
   */
  static WithoutCounters installed(String table) throws SQLException {
    WithoutCounters driver = new WithoutCounters(table);
    driver.install();
    return driver;
  }

  /** The same desk through this driver. */
  BenchmarkDesk reopened(BenchmarkDesk desk) {
    return desk.reopenedWith(parameter);
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

  /** The same statements but the one that appends to the counters, if it is among them. */
  private @Nullable Object without(Connection connection, Method method, Object[] args)
      throws SQLException {
    String all = (String) args[0];
    int appends = all.indexOf(appending);
    if (appends < 0) {
      return call(connection, method, args);
    }
    int next = all.indexOf(BETWEEN, appends + BETWEEN.length());
    String before = all.substring(0, appends);
    String appended = all.substring(appends, next < 0 ? all.length() : next);
    args[0] = before + all.substring(appends + appended.length());
    return withoutValues(
        (PreparedStatement) requireNonNull(call(connection, method, args)),
        values(before),
        values(appended),
        before.split(BETWEEN, -1).length);
  }

  /**
   * Takes the values of the whole, and tells of as many results.
   *
   * @param before how many values come before the ones to be left out
   * @param leftOut how many these are
   * @param statementsBefore how many statements come before theirs
   */
  private static PreparedStatement withoutValues(
      PreparedStatement statement, int before, int leftOut, int statementsBefore) {
    AtomicInteger results = new AtomicInteger(1);
    return proxy(
        PreparedStatement.class,
        (called, with) -> {
          if (isValue(called, with) && (Integer) with[0] > before) {
            int at = (Integer) with[0] - leftOut;
            with[0] = at;
            return at > before ? call(statement, called, with) : null;
          }
          // The result of what is not sent is an empty one that nobody looks at.
          return called.getName().equals("getMoreResults")
                  && results.getAndIncrement() == statementsBefore
              ? false
              : call(statement, called, with);
        });
  }

  private static int values(String sql) {
    return (int) sql.chars().filter(c -> c == '?').count();
  }

  private static boolean isValue(Method called, Object[] with) {
    return called.getName().startsWith("set") && with.length > 1 && with[0] instanceof Integer;
  }
}
