package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.persistence.DataSources;
import io.technicianviews.persistence.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostPoolTest {

  private static final int ROUNDS = 5_000;
  private static final long TIMEOUT_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void aFailureAroundTheTimeoutIsAnSqlException() {
    for (int round = 0; round < ROUNDS; round++) {
      long failsAt = System.nanoTime() + random.nextLong(2 * TIMEOUT_NANOS);
      HostPool pool =
          new HostPool(
              DataSources.of(
                  () -> {
                    while (System.nanoTime() < failsAt) {
                      Thread.onSpinWait();
                    }
                    throw new SQLException("no route to the database");
                  }),
              false);

      assertThatThrownBy(() -> pool.get(TIMEOUT_NANOS))
          .as("round %d", round)
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aConnectionThatArrivesAfterAnInterruptIsClosed() throws Exception {
    try (Connection connection = TestPostgres.connect(TestPostgres.database())) {
      InterruptedWaiter waiter = new InterruptedWaiter(connection);
      waiter.start();
      waiter.join();

      assertThat(waiter.failure).hasMessageStartingWith("interrupted");
      assertThat(connection.isClosed()).isTrue();
    }
  }

  /**
   * A thread that is interrupted while it waits for a connection, which arrives before the thread
   * has restored its interrupt.
   */
  private static final class InterruptedWaiter extends Thread {

    private final CompletableFuture<Boolean> mayArrive = new CompletableFuture<>();
    private final HostPool pool;
    private volatile Thread connecting = this;
    private @Nullable Exception failure;

    InterruptedWaiter(Connection connection) {
      pool = new HostPool(DataSources.of(() -> interruptAndReturn(connection)), false);
    }

    private Connection interruptAndReturn(Connection connection) {
      connecting = Thread.currentThread();
      interrupt();
      mayArrive.join();
      return connection;
    }

    @Override
    public void run() {
      try {
        pool.get(TimeUnit.MINUTES.toNanos(1));
      } catch (SQLException e) {
        failure = e;
      }
    }

    @Override
    public void interrupt() {
      if (Thread.currentThread() == this) {
        mayArrive.complete(true);
        while (connecting.isAlive()) {
          Thread.onSpinWait();
        }
      }
      super.interrupt();
    }
  }
}
