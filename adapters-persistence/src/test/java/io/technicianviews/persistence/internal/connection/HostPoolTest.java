package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.persistence.DataSources;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
}
