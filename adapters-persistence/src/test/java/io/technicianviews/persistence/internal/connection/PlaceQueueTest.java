package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.persistence.internal.statement.Deadline;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verifies which callers get a place in a pool whose places are all in use. */
@Timeout(60)
class PlaceQueueTest {

  private static final Deadline LONG = Deadline.in(Duration.ofMinutes(5));
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final AtomicLong now = new AtomicLong();
  private final PlaceQueue queue = new PlaceQueue(2, now::get);

  @Test
  void grantsAsManyPlacesAsThereAre() {
    assertThat(queue.tryTake()).isTrue();
    queue.take(LONG);
    assertThat(queue.tryTake()).isFalse();
    assertThatThrownBy(() -> queue.take(Deadline.in(Duration.ofMillis(20))))
        .isInstanceOf(DeadlineExceededException.class)
        .hasMessage("no database connection was available before the deadline");
    queue.free();
    assertThat(queue.available()).isEqualTo(1);
    assertThat(queue.tryTake()).isTrue();
  }

  @Test
  void callerThatDidNotWaitIsNeverTooLate() {
    measure(SECOND);
    assertThat(queue.isTooLate(SECOND / 100, SECOND / 100)).isFalse();
  }

  @Test
  void callerIsTooLateIfTwoUsesOfAPlaceTakeLonger() {
    assertThat(queue.isTooLate(10 * SECOND, 1)).as("nothing was measured").isFalse();
    measure(SECOND);
    // Two places, one of which becomes free each second: each is used for two seconds.
    assertThat(queue.isTooLate(10 * SECOND, 4 * SECOND - 1)).isTrue();
    assertThat(queue.isTooLate(10 * SECOND, 4 * SECOND)).isFalse();
  }

  @Test
  void halfOfTheTimeIsAlwaysEnough() {
    measure(60 * SECOND);
    assertThat(queue.isTooLate(10 * SECOND, 5 * SECOND)).isFalse();
    assertThat(queue.isTooLate(10 * SECOND, 5 * SECOND - 1)).isTrue();
  }

  @Test
  void placeOfACallerThatIsTooLateIsFreeForTheNext() throws Exception {
    measure(60 * SECOND);
    take(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Deadline deadline = Deadline.in(Duration.ofSeconds(1));
      Future<?> late = threads.submit(() -> queue.take(deadline));
      while (deadline.remainingNanos() > SECOND / 3) {
        Thread.sleep(10);
      }
      queue.free();
      assertThatThrownBy(late::get).hasCauseInstanceOf(DeadlineExceededException.class);
    }
    assertThat(queue.tryTake()).isTrue();
  }

  @Test
  void timeWithoutWaitingCallersIsNotMeasured() {
    measure(SECOND);
    now.addAndGet(3600 * SECOND);
    measure(SECOND);
    assertThat(queue.isTooLate(10 * SECOND, 4 * SECOND)).isFalse();
  }

  /** Lets two places become free at this interval while callers wait. */
  private void measure(long interval) {
    take(2);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      freeWhileACallerWaits(threads);
      now.addAndGet(interval);
      freeWhileACallerWaits(threads);
    }
    queue.free();
    queue.free();
  }

  private void freeWhileACallerWaits(ExecutorService threads) {
    threads.execute(() -> queue.take(LONG));
    while (!queue.hasWaiting()) {
      Thread.onSpinWait();
    }
    queue.free();
    while (queue.available() > 0) {
      Thread.onSpinWait();
    }
  }

  private void take(int places) {
    for (int i = 0; i < places; i++) {
      assertThat(queue.tryTake()).isTrue();
    }
  }
}
