package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one snapshot: who wants one gets an idle one, else a further one, else waits.
 * Thread-safe.
 */
final class Lanes {

  private static final long CANCEL_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long ABORT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Deadline deadline;
  private final Supplier<Optional<Lane>> further;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition laneIsIdle = lock.newCondition();
  private final Condition quieter = lock.newCondition();
  private final Deque<Lane> idle = new ArrayDeque<>();
  private final Set<Lane> busy = new HashSet<>();
  private int opening;
  private boolean closed;

  /**
   * @param further opens one more lane, or none if there is no room at the moment
   */
  Lanes(Lane first, Deadline deadline, Supplier<Optional<Lane>> further) {
    this.deadline = deadline;
    this.further = further;
    idle.push(first);
  }

  /** A lane, which the caller gives back. */
  Lane borrow() {
    lock.lock();
    try {
      Lane lane = nextIdle();
      if (lane != null) {
        return lane;
      }
      opening++;
    } finally {
      lock.unlock();
    }
    return openFurther().orElseGet(this::awaitIdle);
  }

  void giveBack(Lane lane) {
    lock.lock();
    try {
      busy.remove(lane);
      idle.push(lane);
      laneIsIdle.signal();
      quieter.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  static IllegalStateException closed(@Nullable Throwable cause) {
    return new IllegalStateException("the snapshot is closed", cause);
  }

  /** Cancels what runs, waits for its end, and ends all lanes. */
  void close(Connections connections) {
    lock.lock();
    try {
      closed = true;
      laneIsIdle.signalAll();
    } finally {
      lock.unlock();
    }
    awaitQuiet();
    takeIdle().forEach(lane -> lane.end(connections));
  }

  private List<Lane> takeIdle() {
    lock.lock();
    try {
      List<Lane> lanes = List.copyOf(idle);
      idle.clear();
      return lanes;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Cancels again and again, since a query may have been on its way to the database when it was
   * cancelled; and breaks the connection when that does not help, since the network may swallow
   * everything.
   */
  private void awaitQuiet() {
    boolean interrupted = false;
    long begun = System.nanoTime();
    while (!isQuiet()) {
      boolean patient = System.nanoTime() - begun < ABORT_AFTER_NANOS;
      runningLanes().forEach(patient ? Lane::cancel : Lane::abort);
      interrupted |= !awaitQuieter();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isQuiet() {
    lock.lock();
    try {
      return busy.isEmpty() && opening == 0;
    } finally {
      lock.unlock();
    }
  }

  private List<Lane> runningLanes() {
    lock.lock();
    try {
      return List.copyOf(busy);
    } finally {
      lock.unlock();
    }
  }

  /** Whether it waited undisturbed. */
  private boolean awaitQuieter() {
    lock.lock();
    try {
      long nanos = CANCEL_AGAIN_NANOS;
      while (nanos > 0 && !isQuiet()) {
        nanos = quieter.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Lane> openFurther() {
    Optional<Lane> lane = Optional.empty();
    try {
      lane = further.get();
      return lane;
    } finally {
      opened(lane);
    }
  }

  private void opened(Optional<Lane> lane) {
    lock.lock();
    try {
      opening--;
      lane.ifPresent(busy::add);
      quieter.signal();
    } finally {
      lock.unlock();
    }
  }

  private Lane awaitIdle() {
    lock.lock();
    try {
      Lane lane = nextIdle();
      while (lane == null) {
        if (laneIsIdle.awaitNanos(deadline.remainingNanos()) <= 0) {
          throw new DeadlineExceededException("no connection of the snapshot was free in time");
        }
        lane = nextIdle();
      }
      return lane;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for a connection", e);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Lane nextIdle() {
    if (closed) {
      throw closed(null);
    }
    Lane lane = idle.poll();
    if (lane != null) {
      busy.add(lane);
    }
    return lane;
  }
}
