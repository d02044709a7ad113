package io.technicianviews.persistence.internal.connection;

import io.technicianviews.persistence.internal.statement.Deadline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;

/**
 * A pooled connection inside a transaction. {@link #cancel} and {@link #abort} may be called from
 * other threads.
 */
public final class SnapshotConnection {

  private final ConnectionSource source;
  private final Connection connection;
  private final DSLContext dsl;
  private volatile boolean cancelled;

  /**
   * @param source the source of the connection, to which it returns
   */
  SnapshotConnection(ConnectionSource source, Connection connection) {
    this.source = source;
    this.connection = connection;
    this.dsl = source.schema().on(connection);
  }

  /** Acquires a connection from this source. */
  public static SnapshotConnection acquire(ConnectionSource source, Deadline deadline) {
    return new SnapshotConnection(source, source.acquire(deadline));
  }

  public DSLContext dsl() {
    return dsl;
  }

  /**
   * Sets the network timeout: {@code statement_timeout} bounds the time in PostgreSQL, this the
   * time on the network. It applies until the connection is released.
   *
   * @throws DeadlineExceededException if no time is left
   */
  public void limitNetworkWait(Deadline deadline) {
    dsl.connection(
        connection -> connection.setNetworkTimeout(Runnable::run, deadline.networkMillis()));
  }

  /**
   * Runs a write transaction that ends by a deadline, in PostgreSQL and on the network, and
   * releases the connection.
   */
  public <T> T write(Deadline deadline, Function<DSLContext, T> work) {
    try {
      limitNetworkWait(deadline);
      TransactionStart.WRITING.begin(dsl, deadline);
      T result = work.apply(dsl);
      commit();
      return result;
    } finally {
      end();
    }
  }

  /** Cancels the running statement, if there is one. */
  void cancel() {
    cancelled = true;
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      // It cannot be cancelled: its statement_timeout ends it.
    }
  }

  /** Commits the transaction. */
  public void commit() {
    dsl.connection(Connection::commit);
  }

  /**
   * Rolls back what is not committed and releases the connection. A connection that was cancelled
   * is evicted: the cancellation may arrive late and would end the statement of another caller.
   */
  public void end() {
    if (cancelled || !rollback()) {
      discard();
    } else {
      source.release(connection);
    }
  }

  void discard() {
    source.evict(connection);
  }

  /** Closes the socket of a statement that does not react to a cancellation. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // The connection is broken already.
    }
  }

  /** Rolls back; returns whether that succeeded. */
  boolean rollback() {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
