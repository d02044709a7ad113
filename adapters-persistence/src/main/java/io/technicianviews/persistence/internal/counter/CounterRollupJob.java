package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;

import io.micrometer.core.instrument.Gauge;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.SnapshotConnection;
import io.technicianviews.persistence.internal.connection.TransactionStart;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.Vacuum;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums up every second what was added to counters, so that few rows have to be read for a count;
 * less often while nothing is added. Counts are right without it, only slower. Of several processes
 * one does it at a time, whichever comes first.
 */
public final class CounterRollupJob implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CounterRollupJob.class);
  private static final long BUSY_MILLIS = 1_000;
  private static final long IDLE_MILLIS = 3_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long VACUUM_NANOS = TimeUnit.SECONDS.toNanos(10);

  /**
   * How many counters were found wrong and left so by the last recount, of whichever process; not a
   * number before the first.
   */
  static final String GAUGE = "technician.views.counters.mismatches";

  private final PostgresSettings settings;
  private final ConnectionPool connectionPool;
  private final Gauge gauge;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private long vacuumed = System.nanoTime();
  private volatile boolean mayVacuum = true;
  private boolean troubled;
  private volatile double differences = Double.NaN;

  public CounterRollupJob(PostgresSettings settings, UUID deskId, ConnectionPool connectionPool) {
    this.settings = settings;
    this.connectionPool = connectionPool;
    this.gauge =
        Gauge.builder(GAUGE, this, upkeep -> upkeep.differences)
            .description("Counters that the last recount found wrong and left so")
            .tag("desk", deskId.toString())
            .strongReference(true)
            .register(settings.meters());
    this.thread = Thread.ofVirtual().name("counter upkeep").start(this::run);
  }

  private void run() {
    long pause = BUSY_MILLIS;
    try {
      while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
        pause = tick() > 0 ? BUSY_MILLIS : IDLE_MILLIS;
      }
    } catch (InterruptedException e) {
      // Nobody does so but who ends everything.
      Thread.currentThread().interrupt();
    }
  }

  private int tick() {
    try {
      int moved = sumUp();
      troubled = false;
      if (moved > 0 && System.nanoTime() - vacuumed > VACUUM_NANOS) {
        vacuumed = System.nanoTime();
        sweep();
      }
      return moved;
    } catch (RuntimeException | SQLException e) {
      // Whatever it is: without this thread counts would grow slower and slower.
      if (!troubled && closed.getCount() > 0) {
        LOG.warn(
            "the counters cannot be summed up at the moment: {}", SqlExceptions.rootMessage(e));
      }
      troubled = true;
      return 0;
    }
  }

  private int sumUp() {
    SnapshotConnection snapshotConnection =
        new SnapshotConnection(connectionPool.acquire(Deadline.in(TIMEOUT)));
    try {
      TransactionStart.WRITING.begin(snapshotConnection.dsl());
      int moved = CounterRollup.addUnlessRunningElsewhere(snapshotConnection.dsl());
      Long last =
          snapshotConnection
              .dsl()
              .select(DESK.RECOUNT_DIFFERENCES)
              .from(DESK)
              .fetchSingle()
              .value1();
      snapshotConnection.commit();
      differences = last == null ? Double.NaN : last;
      return moved;
    } finally {
      snapshotConnection.end(connectionPool);
    }
  }

  /**
   * What was summed up is dead, and would be passed over by every count until it is swept out. A
   * role that may not do so is not asked again.
   */
  public void sweep() throws SQLException {
    if (mayVacuum) {
      mayVacuum = vacuum();
    }
  }

  private boolean vacuum() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())) {
      if (Vacuum.run(connection, "", VIEW_COUNTER_CHANGE)) {
        return true;
      }
      LOG.warn(
          "the role {} may not vacuum the table {}, so counts are slower until autovacuum does:"
              + " let it own the table or, from PostgreSQL 17 on, grant it MAINTAIN there, and"
              + " restart",
          settings.user(),
          VIEW_COUNTER_CHANGE.getName());
      return false;
    }
  }

  /** Waits for what it does at the moment. */
  @Override
  public void close() {
    closed.countDown();
    settings.meters().remove(gauge);
    try {
      thread.join(TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
