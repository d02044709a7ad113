package io.technicianviews.persistence.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections of the desk's database, one at a time to one caller. Thread-safe. */
sealed interface Connections extends AutoCloseable permits OwnPool, HostPool {

  /**
   * A connection that is not in autocommit and has no open transaction. The caller closes it, or
   * {@linkplain #evict evicts} it.
   *
   * @throws SQLException if none is available before the deadline
   */
  Connection get(long timeoutNanos) throws SQLException;

  /** Closes a connection that must not be used again. */
  void evict(Connection connection);

  /** Replaces all connections by new ones, as far as the pool belongs to the desk. */
  void renew();

  /** Whether a further connection is available at once. */
  boolean hasIdle();

  /** Closes the pool if it belongs to the desk. */
  @Override
  void close();
}
