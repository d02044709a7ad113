package io.technicianviews.persistence.internal.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A connection pool with fair FIFO acquisition of the first connection of each query or write. A
 * query gets further connections only while no caller waits for a first one. So no caller waits
 * while holding a connection, and a pool of any size serves any number of queries and writes
 * without deadlock. Thread-safe.
 */
public final class ConnectionPool implements AutoCloseable {

  private static final int RESERVED = 1;

  private static final long SHARING_RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final HikariDataSource pool;
  private final Semaphore available;
  private final boolean sharing;
  private volatile long sharingFrom = System.nanoTime();

  private ConnectionPool(PostgresSettings settings, HikariConfig config, boolean sharing) {
    this.sharing = sharing;
    available = new Semaphore(settings.poolSize(), true);
    try {
      pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new DeskUnavailableException(
          "the database cannot be reached: " + SqlExceptions.rootMessage(e), e);
    }
  }

  /** A pool for queries on a server without a pooler. */
  static ConnectionPool forQueries(PostgresSettings settings) {
    return forQueries(new DatabaseServer(settings, false));
  }

  /**
   * A pool for queries. Behind a pooler each query has one connection: a further one could wait in
   * the pooler for a server connection while the first one holds another.
   */
  public static ConnectionPool forQueries(DatabaseServer server) {
    PostgresSettings settings = server.settings();
    HikariConfig config = config(settings);
    config.setPoolName("queries");
    return new ConnectionPool(settings, config, !server.pooled());
  }

  /** A pool for writes, each of which has one connection. */
  public static ConnectionPool forWrites(PostgresSettings settings) {
    HikariConfig config = config(settings);
    config.setPoolName("writes");
    config.setMinimumIdle(1);
    return new ConnectionPool(settings, config, false);
  }

  private static HikariConfig config(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setAutoCommit(false);
    config.setMetricRegistry(settings.meters());
    config.setExceptionOverride(new ServerEviction());
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(3));
    config.addDataSourceProperty("ApplicationName", "technician-views");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("cancelSignalTimeout", "1");
    // A query's statements are bounded by its own timeout; this one ends them when the network
    // drops all packets.
    config.addDataSourceProperty("socketTimeout", "60");
    return config;
  }

  /**
   * A connection, in the order of the callers' arrival. The caller releases or evicts it.
   *
   * @throws DeadlineExceededException if none is available before the deadline
   */
  public Connection acquire(Deadline deadline) {
    try {
      if (!available.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceededException(
            "no database connection was available before the deadline");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for a connection", e);
    }
    Connection connection = connect();
    if (deadline.isOver()) {
      release(connection);
      throw new DeadlineExceededException(
          "no database connection could be opened before the deadline");
    }
    return connection;
  }

  /**
   * A further connection, if one is available, no caller waits, and {@value #RESERVED} stays
   * available for the next caller.
   */
  Optional<Connection> acquireIfAvailable() {
    if (!isOneAvailable() || !available.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(connect());
    } catch (DeskUnavailableException e) {
      // The query continues on its first connection, which may still work.
      return Optional.empty();
    }
  }

  /** Whether a further connection can join a snapshot now. */
  boolean canShare() {
    return sharing && System.nanoTime() - sharingFrom >= 0 && isOneAvailable();
  }

  /** Disables the sharing of snapshots for a minute, after a snapshot could not be exported. */
  void suspendSharing() {
    sharingFrom = System.nanoTime() + SHARING_RETRY_NANOS;
  }

  private boolean isOneAvailable() {
    return !available.hasQueuedThreads()
        && available.availablePermits() > RESERVED
        && pool.getHikariPoolMXBean().getIdleConnections() > 0;
  }

  private Connection connect() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      available.release();
      throw new DeskUnavailableException(
          "the database cannot be reached: " + SqlExceptions.rootMessage(e), e);
    }
  }

  /** Returns a connection whose transaction has ended. */
  void release(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      pool.evictConnection(connection);
    } finally {
      available.release();
    }
  }

  /** Closes a connection that must not be used again, and frees its place in the pool. */
  void evict(Connection connection) {
    try {
      pool.evictConnection(connection);
    } finally {
      available.release();
    }
  }

  /** Replaces every connection by a new one: idle ones now, others when they are released. */
  public void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** The number of connections that are not in use. */
  int available() {
    return available.availablePermits();
  }

  @Override
  public void close() {
    pool.close();
  }
}
