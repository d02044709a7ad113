package io.technicianviews.bootstrap.benchmark;

import static java.util.Objects.requireNonNull;

import io.technicianviews.bootstrap.jdbc.DriverBetween;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A driver that records the round trips of the current thread: what was sent, and the time until
 * the response. It is installed until it is closed.
 */
final class RoundTrips extends DriverBetween {

  private static final String PARAMETER = "ApplicationName=recorded";

  private static final Set<String> SENDING = Set.of("execute", "executeQuery", "executeUpdate");

  private final List<RoundTrip> recorded = new ArrayList<>();

  /**
   * One round trip.
   *
   * @param sql the statements, separated by {@code "; "}
   */
  record RoundTrip(String sql, Duration took) {

    int statements() {
      return sql.split("; ", -1).length;
    }
  }

  private RoundTrips() {
    super(PARAMETER);
  }

  static RoundTrips installed() throws SQLException {
    RoundTrips driver = new RoundTrips();
    driver.install();
    return driver;
  }

  /** The same desk through this driver. */
  BenchmarkDesk reopened(BenchmarkDesk desk) {
    return desk.reopenedWith(PARAMETER);
  }

  /** The round trips of a piece of work, which this thread does. */
  List<RoundTrip> of(Runnable work) {
    synchronized (recorded) {
      recorded.clear();
      work.run();
      return List.copyOf(recorded);
    }
  }

  @Override
  protected Connection between(Connection connection) {
    return proxy(
        Connection.class,
        (method, args) ->
            method.getName().equals("prepareStatement")
                ? watched(
                    (PreparedStatement) requireNonNull(call(connection, method, args)),
                    (String) args[0])
                : call(connection, method, args));
  }

  private PreparedStatement watched(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, args) ->
            SENDING.contains(method.getName())
                ? sent(statement, method, args, sql)
                : call(statement, method, args));
  }

  private @Nullable Object sent(
      PreparedStatement statement, Method method, Object[] args, String sql) throws SQLException {
    long begun = System.nanoTime();
    Object result = call(statement, method, args);
    // Other threads, such as the pool's, wait for none.
    if (Thread.holdsLock(recorded)) {
      recorded.add(new RoundTrip(sql, Duration.ofNanos(System.nanoTime() - begun)));
    }
    return result;
  }
}
