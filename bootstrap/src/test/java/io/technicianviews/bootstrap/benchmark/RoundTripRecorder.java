package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.jdbc.InterceptingDriver;
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
 * JDBC driver that records the round trips of the current thread: the statements, and the time
 * until the response. It is registered until it is closed.
 */
final class RoundTripRecorder extends InterceptingDriver {

  private static final String PARAMETER = "ApplicationName=recorded";

  private static final Set<String> SENDING_METHODS =
      Set.of("execute", "executeQuery", "executeUpdate");

  private final List<RoundTrip> recorded = new ArrayList<>();

  /**
   * One round trip.
   *
   * @param sql the statements, separated by {@code "; "}
   */
  record RoundTrip(String sql, Duration elapsed) {

    int statements() {
      return sql.split("; ", -1).length;
    }
  }

  private RoundTripRecorder() {
    super(PARAMETER);
  }

  /** Registers a driver before all others, until it is closed. */
  static RoundTripRecorder open() throws SQLException {
    RoundTripRecorder driver = new RoundTripRecorder();
    driver.install();
    return driver;
  }

  /** Opens the same helpdesk through this driver. */
  BenchmarkDesk reopen(BenchmarkDesk desk) {
    return desk.reopenWithParameter(PARAMETER);
  }

  /** Runs the work in this thread and returns its round trips. */
  List<RoundTrip> recordTrips(Runnable work) {
    synchronized (recorded) {
      recorded.clear();
      work.run();
      return List.copyOf(recorded);
    }
  }

  @Override
  protected PreparedStatement prepare(Connection connection, Method method, Object[] args)
      throws SQLException {
    return recording(prepared(connection, method, args), (String) args[0]);
  }

  private PreparedStatement recording(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, args) ->
            SENDING_METHODS.contains(method.getName())
                ? recordCall(statement, method, args, sql)
                : call(statement, method, args));
  }

  private @Nullable Object recordCall(
      PreparedStatement statement, Method method, Object[] args, String sql) throws SQLException {
    long start = System.nanoTime();
    Object result = call(statement, method, args);
    // Calls of other threads, such as those of the pool, are not recorded.
    if (Thread.holdsLock(recorded)) {
      recorded.add(new RoundTrip(sql, Duration.ofNanos(System.nanoTime() - start)));
    }
    return result;
  }
}
