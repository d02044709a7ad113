package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The places of a pool, granted in the order of the callers' arrival. A caller whose turn comes too
 * late to use the place is refused. Otherwise an overloaded pool would spend its time on callers
 * whose deadline passes before they end, and none would be served. Thread-safe.
 */
final class PlaceQueue {

  /** How many uses of a place must fit into the time that is left. */
  private static final long USES = 2;

  /** The number of intervals over which the mean is smoothed. */
  private static final int SMOOTHING = 16;

  /** No caller waited when the last place became free. */
  private static final long NEVER = Long.MIN_VALUE;

  private final Semaphore places;
  private final int size;
  private final LongSupplier nanoTime;

  /** When the last place became free, if a caller waited then. */
  private final AtomicLong freedAt = new AtomicLong(NEVER);

  /** The mean time between two places that become free while callers wait. */
  private final AtomicLong interval = new AtomicLong();

  /**
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  PlaceQueue(int size, LongSupplier nanoTime) {
    this.places = new Semaphore(size, true);
    this.size = size;
    this.nanoTime = nanoTime;
  }

  /**
   * Waits for a place.
   *
   * @throws DeadlineExceededException if none is free before the deadline, or too late
   */
  void take(Deadline deadline) {
    long leftOnArrival = deadline.remainingNanos();
    try {
      if (places.tryAcquire(leftOnArrival, TimeUnit.NANOSECONDS)) {
        if (!isTooLate(leftOnArrival, deadline.remainingNanos())) {
          return;
        }
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for a connection", e);
    }
    throw new DeadlineExceededException("no database connection was available before the deadline");
  }

  /**
   * Whether the time that is left is shorter than a place is used, and the caller has waited. While
   * callers wait all places are in use, so each is used for as many intervals as there are places.
   * Half of the time on arrival is always enough, so that no caller is refused without a wait.
   */
  boolean isTooLate(long leftOnArrival, long left) {
    return left < Math.min(leftOnArrival / 2, USES * size * interval.get());
  }

  /** Takes a place if one is free and no caller waits. */
  boolean tryTake() {
    return !hasWaiting() && places.tryAcquire();
  }

  void free() {
    if (hasWaiting()) {
      long now = nanoTime.getAsLong();
      long before = freedAt.getAndSet(now);
      if (before != NEVER) {
        measure(now - before);
      }
    } else {
      freedAt.set(NEVER);
    }
    places.release();
  }

  private void measure(long since) {
    interval.updateAndGet(mean -> mean == 0 ? since : (mean * (SMOOTHING - 1) + since) / SMOOTHING);
  }

  boolean hasWaiting() {
    return places.hasQueuedThreads();
  }

  /** The number of free places. */
  int available() {
    return places.availablePermits();
  }
}
