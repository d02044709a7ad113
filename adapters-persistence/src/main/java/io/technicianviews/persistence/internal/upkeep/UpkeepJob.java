package io.technicianviews.persistence.internal.upkeep;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.SnapshotConnection;
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background job that runs the upkeep of the tables every ten seconds, each task in a
 * transaction of its own. With several processes, one runs a task at a time. Thread-safe.
 */
public final class UpkeepJob implements AutoCloseable {

  /** A task of the upkeep. */
  @FunctionalInterface
  public interface Task {

    /**
     * Runs in a transaction that holds the lock of the upkeep.
     *
     * @return whether there is more to do now
     */
    boolean run(DSLContext dsl);
  }

  private static final Logger LOG = LoggerFactory.getLogger(UpkeepJob.class);
  private static final long PAUSE_SECONDS = 10;
  private static final long SELDOM_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Bounds a transaction: without it the job would stop if the server's host vanished. */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

  private final ConnectionPool connectionPool;
  private final List<Task> tasks;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  public UpkeepJob(ConnectionPool connectionPool, List<Task> tasks) {
    this.connectionPool = connectionPool;
    this.tasks = List.copyOf(tasks);
    this.thread = Thread.ofVirtual().name("upkeep").start(this::run);
  }

  /** A task that runs every few minutes only. Not thread-safe. */
  public static Task seldom(Task task) {
    return new Task() {
      private long ranAt = System.nanoTime();

      @Override
      public boolean run(DSLContext dsl) {
        if (System.nanoTime() - ranAt < SELDOM_NANOS) {
          return false;
        }
        boolean more = task.run(dsl);
        if (!more) {
          ranAt = System.nanoTime();
        }
        return more;
      }
    };
  }

  private void run() {
    try {
      while (!closed.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
        runTasks();
      }
    } catch (InterruptedException e) {
      // Only a shutdown of the whole process interrupts this thread.
      Thread.currentThread().interrupt();
    }
  }

  private void runTasks() {
    try {
      for (Task task : tasks) {
        boolean more;
        do {
          more = run(task);
        } while (more && closed.getCount() > 0);
      }
      failing = false;
    } catch (RuntimeException e) {
      // Any failure is retried: the tables would grow for ever without this thread.
      if (!failing && closed.getCount() > 0) {
        LOG.warn("the upkeep of the tables fails and is retried: {}", SqlExceptions.rootMessage(e));
      }
      failing = true;
    }
  }

  private boolean run(Task task) {
    return SnapshotConnection.acquire(connectionPool, Deadline.in(TIMEOUT))
        .write(Deadline.in(TRANSACTION_TIMEOUT), dsl -> locked(dsl) && task.run(dsl));
  }

  /** Whether this transaction got the lock of the upkeep. */
  static boolean locked(DSLContext dsl) {
    return dsl.select(
            function(
                "pg_try_advisory_xact_lock",
                SQLDataType.BOOLEAN,
                inline(DeskSchema.of(dsl).lock(AdvisoryLocks.UPKEEP))))
        .fetchSingle()
        .value1();
  }

  /** Waits for a running task, for ten seconds at most. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
