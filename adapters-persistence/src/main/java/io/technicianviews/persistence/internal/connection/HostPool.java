package io.technicianviews.persistence.internal.connection;

import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a data source that belongs to the embedding application. It is asked on a
 * thread of the desk: so the wait has a limit, whatever the pool's own one is, and a transaction
 * that is bound to the caller's thread is not joined.
 */
final class HostPool implements Connections {

  private final DataSource dataSource;
  private final boolean pooled;

  /**
   * @param pooled whether a pooler is between this process and the database, so that no prepared
   *     statement may outlive its transaction
   */
  HostPool(DataSource dataSource, boolean pooled) {
    this.dataSource = dataSource;
    this.pooled = pooled;
  }

  @Override
  public Connection get(long timeoutNanos) throws SQLException {
    Connection connection = await(timeoutNanos);
    try {
      return HostConnection.leased(connection, pooled);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private Connection await(long timeoutNanos) throws SQLException {
    CompletableFuture<Connection> result = new CompletableFuture<>();
    Thread.ofVirtual().name("technician-views connection").start(() -> connect(result));
    try {
      // The future ends once, by the connection or the timeout: so none is lost in between.
      return result.orTimeout(timeoutNanos, TimeUnit.NANOSECONDS).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (!result.completeExceptionally(e) && !result.isCompletedExceptionally()) {
        // The connection has arrived since the wait was interrupted.
        result.resultNow().close();
      }
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TimeoutException
          ? new SQLTransientConnectionException(
              "the DataSource gave no connection within " + Duration.ofNanos(timeoutNanos))
          : failure(e.getCause());
    }
  }

  /** Closes a connection that arrives when nobody waits for it any more. */
  private void connect(CompletableFuture<Connection> result) {
    try {
      Connection connection = dataSource.getConnection();
      if (connection == null) {
        result.completeExceptionally(new SQLException("the DataSource returned null"));
      } else if (!result.complete(connection)) {
        connection.close();
      }
    } catch (SQLException | RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static SQLException failure(@Nullable Throwable cause) {
    return cause instanceof SQLException sql
        ? sql
        : new SQLTransientConnectionException(
            "the DataSource failed: "
                + (cause == null ? "without a reason" : SqlExceptions.rootMessage(cause)),
            cause);
  }

  @Override
  public void evict(Connection connection) {
    HostConnection.discard(connection);
  }

  /** Nothing: the pool is the application's. Each unusable connection is evicted when it is met. */
  @Override
  public void renew() {}

  /** Never: the application may take a connection that is idle now before the query gets it. */
  @Override
  public boolean hasIdle() {
    return false;
  }

  @Override
  public void close() {}
}
