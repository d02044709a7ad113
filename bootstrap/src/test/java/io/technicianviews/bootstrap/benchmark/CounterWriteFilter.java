package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.jdbc.InterceptingDriver;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** JDBC driver that does not send counter deltas. All other statements are unchanged. */
final class CounterWriteFilter extends InterceptingDriver {

  private static final String PARAMETER = "counters=without-";

  private static final String SEPARATOR = "; ";

  private final String parameter;
  private final String insert;

  private CounterWriteFilter(String table) {
    super(PARAMETER + table);
    this.parameter = PARAMETER + table;
    this.insert = SEPARATOR + "insert into \"technician_views\".\"" + table + "\"";
  }

  /**
   * Registers a driver before all others, until it is closed.
   *
   * @param table the table of deltas into which nothing is inserted
   */
  static CounterWriteFilter open(String table) throws SQLException {
    CounterWriteFilter driver = new CounterWriteFilter(table);
    driver.install();
    return driver;
  }

  /** Opens the same helpdesk through this driver. */
  BenchmarkDesk reopen(BenchmarkDesk desk) {
    return desk.reopenWithParameter(parameter);
  }

  /** Prepares the statements without the insert into the table of deltas, if it is among them. */
  @Override
  protected PreparedStatement prepare(Connection connection, Method method, Object[] args)
      throws SQLException {
    String sql = (String) args[0];
    int insertStart = sql.indexOf(insert);
    if (insertStart < 0) {
      return prepared(connection, method, args);
    }
    int insertEnd = sql.indexOf(SEPARATOR, insertStart + SEPARATOR.length());
    String before = sql.substring(0, insertStart);
    String removedSql = sql.substring(insertStart, insertEnd < 0 ? sql.length() : insertEnd);
    args[0] = before + sql.substring(insertStart + removedSql.length());
    return withoutParameters(
        prepared(connection, method, args),
        countParameters(before),
        countParameters(removedSql),
        before.split(SEPARATOR, -1).length);
  }

  /**
   * Accepts the parameters of all statements, and returns as many results.
   *
   * @param before the number of parameters before the removed ones
   * @param removed the number of removed parameters
   * @param statementsBefore the number of statements before the removed one
   */
  private static PreparedStatement withoutParameters(
      PreparedStatement statement, int before, int removed, int statementsBefore) {
    AtomicInteger results = new AtomicInteger(1);
    return proxy(
        PreparedStatement.class,
        (method, args) -> {
          if (isParameter(method, args) && (Integer) args[0] > before) {
            int index = (Integer) args[0] - removed;
            args[0] = index;
            return index > before ? call(statement, method, args) : null;
          }
          // The removed insert has an empty result, which the caller does not read.
          return method.getName().equals("getMoreResults")
                  && results.getAndIncrement() == statementsBefore
              ? false
              : call(statement, method, args);
        });
  }

  private static int countParameters(String sql) {
    return (int) sql.chars().filter(c -> c == '?').count();
  }

  private static boolean isParameter(Method method, Object[] args) {
    return method.getName().startsWith("set") && args.length > 1 && args[0] instanceof Integer;
  }
}
