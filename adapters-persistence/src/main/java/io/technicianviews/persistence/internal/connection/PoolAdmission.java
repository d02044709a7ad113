package io.technicianviews.persistence.internal.connection;

import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place in the pool that one caller keeps: it acquires connections one after another without
 * waiting for another caller. The pool has as many places as connections, so a connection is free
 * for each place, unless the application itself uses the connections of its pool. The place is free
 * again when this is closed and its connection has been returned.
 */
public final class PoolAdmission implements ConnectionSource, AutoCloseable {

  private final ConnectionPool pool;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** One for the admission itself, and one for its connection. */
  private final AtomicInteger users = new AtomicInteger(1);

  PoolAdmission(ConnectionPool pool) {
    this.pool = pool;
  }

  /**
   * @throws IllegalStateException if this is closed, or its last connection was not returned
   */
  @Override
  public Connection acquire(Deadline deadline) {
    if (closed.get() || !users.compareAndSet(1, 2)) {
      throw new IllegalStateException("the admission is closed, or has an open snapshot");
    }
    try {
      return pool.connect(deadline);
    } catch (RuntimeException | Error e) {
      leave();
      throw e;
    }
  }

  @Override
  public void release(Connection connection) {
    try {
      pool.disconnect(connection);
    } finally {
      leave();
    }
  }

  @Override
  public void evict(Connection connection) {
    try {
      pool.abandon(connection);
    } finally {
      leave();
    }
  }

  @Override
  public DeskSchema schema() {
    return pool.schema();
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      pool.freePlace();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leave();
    }
  }
}
