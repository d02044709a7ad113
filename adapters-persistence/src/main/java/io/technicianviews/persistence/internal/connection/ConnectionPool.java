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
 * A pool's connections: one by right, in turn; for a question a further one only if nobody waits
 * for his first. So nobody holds one while he waits for another, and any number of questions and
 * writes gets through a pool of any size. Thread-safe.
 */
public final class ConnectionPool implements AutoCloseable {

  private static final int KEPT_FREE = 1;

  private static final long SHARE_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final HikariDataSource pool;
  private final Semaphore available;
  private final boolean shares;
  private volatile long sharesFrom = System.nanoTime();

  private ConnectionPool(PostgresSettings settings, HikariConfig config, boolean shares) {
    this.shares = shares;
    available = new Semaphore(settings.poolSize(), true);
    try {
      pool = new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new DeskUnavailableException(
          "the database cannot be reached: " + SqlExceptions.rootMessage(e), e);
    }
  }

  /** For questions. */
  static ConnectionPool forQueries(PostgresSettings settings) {
    return forQueries(new DatabaseServer(settings, false));
  }

  /**
   * For questions. Behind a pooler each of them has one connection: the pooler may let a further
   * one wait for a server connection, while the first one holds another.
   */
  public static ConnectionPool forQueries(DatabaseServer server) {
    PostgresSettings settings = server.settings();
    HikariConfig config = config(settings);
    config.setPoolName("questions");
    return new ConnectionPool(settings, config, !server.pooled());
  }

  /** For writes: each on one connection. */
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
    // A question's statements are bounded by its own timeout; this one ends them when the network
    // swallows everything.
    config.addDataSourceProperty("socketTimeout", "60");
    return config;
  }

  /**
   * A connection, when it is this question's turn.
   *
   * @throws DeadlineExceededException if the turn did not come in time
   */
  public Connection acquire(Deadline deadline) {
    try {
      if (!available.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceededException("no database connection was free in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for a connection", e);
    }
    Connection connection = connect();
    if (deadline.isOver()) {
      release(connection);
      throw new DeadlineExceededException("no database connection could be had in time");
    }
    return connection;
  }

  /**
   * A further connection, if one is free, nobody waits, and one stays free for whoever comes next.
   */
  Optional<Connection> acquireIfAvailable() {
    if (!isOneAvailable() || !available.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(connect());
    } catch (DeskUnavailableException e) {
      // A question does without: its first connection may well be alive.
      return Optional.empty();
    }
  }

  /** Whether a further connection could join a snapshot now. */
  boolean canShare() {
    return shares && System.nanoTime() - sharesFrom >= 0 && isOneAvailable();
  }

  /** Snapshots cannot be exported; that is not tried again for a while. */
  void shareNoMore() {
    sharesFrom = System.nanoTime() + SHARE_AGAIN_NANOS;
  }

  private boolean isOneAvailable() {
    return !available.hasQueuedThreads()
        && available.availablePermits() > KEPT_FREE
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

  /** Takes a connection back whose transaction has ended. */
  void release(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      pool.evictConnection(connection);
    } finally {
      available.release();
    }
  }

  /** Takes a connection back that is not to be used again. */
  void evict(Connection connection) {
    try {
      pool.evictConnection(connection);
    } finally {
      available.release();
    }
  }

  /**
   * Every connection is replaced by a new one: the idle ones now, others when they are given back.
   */
  public void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** How many connections are not in use. */
  int available() {
    return available.availablePermits();
  }

  @Override
  public void close() {
    pool.close();
  }
}
