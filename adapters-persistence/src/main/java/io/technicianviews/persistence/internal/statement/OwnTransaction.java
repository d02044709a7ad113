package io.technicianviews.persistence.internal.statement;

import java.sql.Connection;
import java.sql.SQLException;

/** The transaction in which a caller writes with SQL of their own. */
public final class OwnTransaction {

  private OwnTransaction() {}

  /**
   * Rejects a connection in autocommit, which would release locks at once and would not commit
   * counts and log entries atomically with the write.
   *
   * @throws IllegalArgumentException if it is in autocommit
   */
  public static void require(Connection connection) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "the connection is in autocommit: call setAutoCommit(false) on it, so that the"
                + " requests, their counts and the log are written in one transaction");
      }
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    }
  }
}
