package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;

import io.micrometer.core.instrument.Gauge;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.ConnectionUse;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.connection.SnapshotConnection;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.Vacuum;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The background job that rolls up the counter deltas, every second or, while there are none, every
 * three seconds. It keeps the number of rows per count small; counts are exact without it, but
 * slower. With several processes, one rolls up at a time. Thread-safe.
 */
public final class CounterRollupJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CounterRollupJob.class);
  private static final long BUSY_MILLIS = 1_000;
  private static final long IDLE_MILLIS = 3_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long VACUUM_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Bounds a transaction: without it the job would stop if the server's host vanished. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

  /**
   * The number of wrong counters after the last verification, by any process; NaN before the first.
   */
  static final String GAUGE = "technician.views.counters.mismatches";

  private final DatabaseServer server;
  private final ConnectionPool connectionPool;
  private final Gauge gauge;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private long vacuumed = System.nanoTime();
  private volatile boolean mayVacuum = true;
  private boolean failing;
  private volatile double differences = Double.NaN;

  public CounterRollupJob(DatabaseServer server, UUID deskId, ConnectionPool connectionPool) {
    this.server = server;
    this.connectionPool = connectionPool;
    this.gauge =
        Gauge.builder(GAUGE, this, job -> job.differences)
            .description("Wrong counters that the last verification found and did not repair")
            .tag("desk", deskId.toString())
            .strongReference(true)
            .register(server.settings().meters());
    this.thread = Thread.ofVirtual().name("counter rollup").start(this::run);
  }

  private void run() {
    long pause = BUSY_MILLIS;
    try {
      while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
        pause = tick() > 0 ? BUSY_MILLIS : IDLE_MILLIS;
      }
    } catch (InterruptedException e) {
      // Only a shutdown of the whole process interrupts this thread.
      Thread.currentThread().interrupt();
    }
  }

  private int tick() {
    try {
      int moved = rollUp();
      failing = false;
      if (moved > 0 && System.nanoTime() - vacuumed > VACUUM_NANOS) {
        vacuumed = System.nanoTime();
        vacuumIfAllowed();
      }
      return moved;
    } catch (RuntimeException | SQLException e) {
      // Any failure is retried: without this thread counts would become slower and slower.
      if (!failing && closed.getCount() > 0) {
        LOG.atLevel(isOutage(e) ? Level.DEBUG : Level.WARN)
            .log(
                "the rollup of the counters fails and is retried: {}",
                SqlExceptions.rootMessage(e));
      }
      failing = true;
      return 0;
    }
  }

  /** The connection pool logs outages. */
  private static boolean isOutage(Exception e) {
    return e instanceof DeskUnavailableException && !(e instanceof DeadlineExceededException);
  }

  private int rollUp() {
    return SnapshotConnection.acquire(connectionPool, Deadline.in(TIMEOUT))
        .write(
            Deadline.in(TRANSACTION_TIMEOUT),
            dsl -> {
              int moved = CounterRollup.addUnlessRunningElsewhere(dsl);
              Long last = dsl.select(DESK.RECOUNT_DIFFERENCES).from(DESK).fetchSingle().value1();
              differences = last == null ? Double.NaN : last;
              return moved;
            });
  }

  /**
   * Vacuums the tables of deltas: every count scans their dead rows until then. Not tried again if
   * the role lacks the privilege.
   */
  public void vacuumIfAllowed() throws SQLException {
    if (mayVacuum) {
      mayVacuum = vacuum();
    }
  }

  private boolean vacuum() throws SQLException {
    try (Connection connection = server.connect(ConnectionUse.VACUUM)) {
      for (Table<?> table : List.of(VIEW_COUNTER_CHANGE, CELL_COUNTER_CHANGE)) {
        if (!Vacuum.run(server.on(connection), "", table)) {
          warn(table);
          return false;
        }
      }
      return true;
    }
  }

  private void warn(Table<?> table) {
    LOG.warn(
        "the role {} may not vacuum the table {}, so counts are slower until autovacuum runs:"
            + " make it the owner of the table or, from PostgreSQL 17 on, grant it MAINTAIN on"
            + " the table, and restart",
        server.role(),
        server.schema().name() + "." + table.getName());
  }

  /** Waits for a running rollup, for ten seconds at most. */
  @Override
  public void close() {
    closed.countDown();
    server.settings().meters().remove(gauge);
    try {
      thread.join(TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
