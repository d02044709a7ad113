package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.PostgresSettings.Address;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool with fair FIFO acquisition of the first connection of each query or write. A
 * query gets further connections only while no caller waits for a first one. So no caller waits
 * while holding a connection, and a pool of any size serves any number of queries and writes
 * without deadlock. Thread-safe.
 */
public final class ConnectionPool implements ConnectionSource, AutoCloseable {

  private static final int RESERVED = 1;

  private static final String LATE = "no database connection could be opened before the deadline";

  /** The number of idle connections that stay open, so that a query can get a further one. */
  private static final int IDLE_FOR_QUERIES = 2;

  private static final long FURTHER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long SHARING_RETRY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Connections pool;
  private final PlaceQueue places;
  private final boolean sharing;
  private final @Nullable OutageLog outages;
  private volatile long sharingFrom = System.nanoTime();

  private final DeskSchema schema;
  private volatile boolean closed;

  private ConnectionPool(
      DatabaseServer server, Connections pool, boolean sharing, @Nullable OutageLog outages) {
    this.sharing = sharing;
    this.outages = outages;
    this.pool = pool;
    this.schema = server.schema();
    places = new PlaceQueue(server.settings().poolSize(), System::nanoTime);
  }

  /**
   * A pool for queries. Behind a pooler each query has one connection: a further one could wait in
   * the pooler for a server connection while the first one holds another. The same holds for a pool
   * of the application.
   */
  public static ConnectionPool forQueries(DatabaseServer server) {
    int minimumIdle = Math.min(IDLE_FOR_QUERIES, server.settings().poolSize());
    return new ConnectionPool(
        server, connections(server, "queries", minimumIdle), !server.pooled(), null);
  }

  /**
   * A pool for writes, each of which has one connection. It also logs outages of the database: the
   * rollup of counters asks it for a connection every second, so that an outage is noticed without
   * any call.
   */
  public static ConnectionPool forWrites(DatabaseServer server) {
    return new ConnectionPool(
        server, connections(server, "writes", 1), false, new OutageLog(System::nanoTime));
  }

  private static Connections connections(DatabaseServer server, String kind, int minimumIdle) {
    PostgresSettings settings = server.settings();
    return switch (settings.address()) {
      case Address.Url url -> new OwnPool(settings, url, kind, minimumIdle);
      case Address.Pool(var dataSource) -> new HostPool(dataSource, server.pooled());
    };
  }

  @Override
  public DeskSchema schema() {
    return schema;
  }

  /** A connection, in the order of the callers' arrival. */
  @Override
  public Connection acquire(Deadline deadline) {
    places.take(deadline);
    try {
      return connect(deadline);
    } catch (RuntimeException | Error e) {
      freePlace();
      throw e;
    }
  }

  /**
   * A place in the pool, in the order of the callers' arrival, which the caller closes.
   *
   * @throws DeadlineExceededException if none is free before the deadline, or too late to use it
   */
  public PoolAdmission admit(Deadline deadline) {
    places.take(deadline);
    return new PoolAdmission(this);
  }

  /** A place in the pool, if one is free and no caller waits. */
  public Optional<PoolAdmission> tryAdmit() {
    return places.tryTake() ? Optional.of(new PoolAdmission(this)) : Optional.empty();
  }

  void freePlace() {
    places.free();
  }

  /** A connection for a caller that has a place. */
  Connection connect(Deadline deadline) {
    Connection connection;
    try {
      connection = connect(deadline.remainingNanos());
    } catch (DeskUnavailableException e) {
      throw deadline.isOver() ? new DeadlineExceededException(LATE, e) : e;
    }
    if (deadline.isOver()) {
      disconnect(connection);
      throw new DeadlineExceededException(LATE);
    }
    return connection;
  }

  /**
   * A further connection, if one is available, no caller waits, and {@value #RESERVED} stays
   * available for the next caller.
   */
  Optional<Connection> acquireIfAvailable() {
    if (!isOneAvailable() || !places.tryTake()) {
      return Optional.empty();
    }
    try {
      return Optional.of(connect(FURTHER_NANOS));
    } catch (DeskUnavailableException e) {
      // The query continues on its first connection, which may still work.
      freePlace();
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
    return !places.hasWaiting() && places.available() > RESERVED && pool.hasIdle();
  }

  private Connection connect(long timeoutNanos) {
    requireOpen(null);
    long begunAt = System.nanoTime();
    try {
      Connection connection = pool.get(timeoutNanos);
      if (outages != null) {
        outages.succeeded();
      }
      return connection;
    } catch (SQLException e) {
      requireOpen(e);
      if (outages != null) {
        outages.failed(SqlExceptions.message(e), begunAt);
      }
      throw SqlExceptions.unreachable(e);
    }
  }

  private void requireOpen(@Nullable SQLException failure) {
    if (closed) {
      throw new IllegalStateException("this PostgresDesk is closed", failure);
    }
  }

  /** Returns a connection; its caller keeps the place. */
  void disconnect(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      pool.evict(connection);
    }
  }

  /** Closes a connection that must not be used again; its caller keeps the place. */
  void abandon(Connection connection) {
    pool.evict(connection);
  }

  @Override
  public void release(Connection connection) {
    try {
      disconnect(connection);
    } finally {
      freePlace();
    }
  }

  @Override
  public void evict(Connection connection) {
    try {
      abandon(connection);
    } finally {
      freePlace();
    }
  }

  /** Replaces every connection by a new one: idle ones now, others when they are released. */
  public void renew() {
    pool.renew();
  }

  /** The number of connections that are not in use. */
  int available() {
    return places.available();
  }

  @Override
  public void close() {
    closed = true;
    pool.close();
  }
}
