package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;

/** A source of pooled connections, which are returned to it. */
public sealed interface ConnectionSource permits ConnectionPool, PoolAdmission {

  /**
   * A connection, which the caller releases or evicts.
   *
   * @throws DeadlineExceededException if none is available before the deadline
   * @throws DeskUnavailableException if the database cannot be reached
   */
  Connection acquire(Deadline deadline);

  /** Returns a connection whose transaction has ended. */
  void release(Connection connection);

  /** Closes a connection that must not be used again, and frees its place. */
  void evict(Connection connection);

  /** The schema of the desk. */
  DeskSchema schema();
}
