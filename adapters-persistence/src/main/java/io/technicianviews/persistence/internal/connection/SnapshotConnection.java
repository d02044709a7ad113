package io.technicianviews.persistence.internal.connection;

import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;

/** One connection inside a transaction. */
public final class SnapshotConnection {

  private final Connection connection;
  private final DSLContext dsl;
  private volatile boolean cancelled;

  public SnapshotConnection(Connection connection) {
    this.connection = connection;
    this.dsl = JooqContexts.on(connection);
  }

  public DSLContext dsl() {
    return dsl;
  }

  /**
   * Waits no longer for an answer than that: {@code statement_timeout} bounds what PostgreSQL does,
   * this what the network does. It lasts until the connection is given back.
   *
   * @throws DeadlineExceededException if nothing is left
   */
  public void awaitAnswersUntil(Deadline deadline) {
    dsl.connection(
        connection -> connection.setNetworkTimeout(Runnable::run, deadline.networkMillis()));
  }

  /** Ends the statement that runs, if one does; from another thread. */
  void cancel() {
    cancelled = true;
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException e) {
      // It cannot be told to stop: its statement_timeout ends it.
    }
  }

  /** Makes what was written so. */
  public void commit() {
    dsl.connection(Connection::commit);
  }

  /**
   * Ends the transaction and gives the connection back. One that was cancelled is not used again:
   * the cancellation may arrive late and would hit somebody else's statement.
   */
  public void end(ConnectionPool connectionPool) {
    if (cancelled || !rollback()) {
      discard(connectionPool);
    } else {
      connectionPool.release(connection);
    }
  }

  void discard(ConnectionPool connectionPool) {
    connectionPool.evict(connection);
  }

  /** Breaks the connection under a statement that heeds no cancellation; from another thread. */
  void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // There is nothing left to break.
    }
  }

  /** Ends the transaction; whether that went well. */
  boolean rollback() {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
