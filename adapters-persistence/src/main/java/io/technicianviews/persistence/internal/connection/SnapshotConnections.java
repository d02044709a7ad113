package io.technicianviews.persistence.internal.connection;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.internal.statement.Deadline;
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
 * The connections of one snapshot: a caller gets an idle one, else a newly opened one, else waits.
 * Thread-safe.
 */
final class SnapshotConnections {

  private static final long CANCEL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long ABORT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Deadline deadline;
  private final Supplier<Optional<SnapshotConnection>> openAnother;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition connectionIsIdle = lock.newCondition();
  private final Condition idleChanged = lock.newCondition();
  private final Deque<SnapshotConnection> idle = new ArrayDeque<>();
  private final Set<SnapshotConnection> busy = new HashSet<>();
  private int opening;
  private boolean closed;

  /**
   * @param openAnother opens a further connection; empty if none is available now
   */
  SnapshotConnections(
      SnapshotConnection first,
      Deadline deadline,
      Supplier<Optional<SnapshotConnection>> openAnother) {
    this.deadline = deadline;
    this.openAnother = openAnother;
    idle.push(first);
  }

  /** A connection, which the caller releases. */
  SnapshotConnection acquire() {
    lock.lock();
    try {
      SnapshotConnection snapshotConnection = nextIdle();
      if (snapshotConnection != null) {
        return snapshotConnection;
      }
      opening++;
    } finally {
      lock.unlock();
    }
    return openAnotherNow().orElseGet(this::awaitIdle);
  }

  void release(SnapshotConnection snapshotConnection) {
    lock.lock();
    try {
      busy.remove(snapshotConnection);
      idle.push(snapshotConnection);
      connectionIsIdle.signal();
      idleChanged.signal();
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

  /** Cancels the running statements, waits for their end, and ends all connections. */
  void close() {
    lock.lock();
    try {
      closed = true;
      connectionIsIdle.signalAll();
    } finally {
      lock.unlock();
    }
    awaitAllIdle();
    takeIdle().forEach(SnapshotConnection::end);
  }

  private List<SnapshotConnection> takeIdle() {
    lock.lock();
    try {
      List<SnapshotConnection> snapshotConnections = List.copyOf(idle);
      idle.clear();
      return snapshotConnections;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Cancels repeatedly, since a cancellation that arrives before its statement has no effect.
   * Aborts the connections after a second, since the network may drop all packets.
   */
  private void awaitAllIdle() {
    boolean interrupted = false;
    long begun = System.nanoTime();
    while (!isIdle()) {
      boolean cancelling = System.nanoTime() - begun < ABORT_AFTER_NANOS;
      busyConnections()
          .forEach(cancelling ? SnapshotConnection::cancel : SnapshotConnection::abort);
      interrupted |= !awaitIdleChange();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isIdle() {
    lock.lock();
    try {
      return busy.isEmpty() && opening == 0;
    } finally {
      lock.unlock();
    }
  }

  private List<SnapshotConnection> busyConnections() {
    lock.lock();
    try {
      return List.copyOf(busy);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a change, or until the next cancellation is due; returns false if interrupted. */
  private boolean awaitIdleChange() {
    lock.lock();
    try {
      long nanos = CANCEL_INTERVAL_NANOS;
      while (nanos > 0 && !isIdle()) {
        nanos = idleChanged.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Optional<SnapshotConnection> openAnotherNow() {
    Optional<SnapshotConnection> snapshotConnection = Optional.empty();
    try {
      snapshotConnection = openAnother.get();
      return snapshotConnection;
    } finally {
      opened(snapshotConnection);
    }
  }

  private void opened(Optional<SnapshotConnection> snapshotConnection) {
    lock.lock();
    try {
      opening--;
      snapshotConnection.ifPresent(busy::add);
      idleChanged.signal();
    } finally {
      lock.unlock();
    }
  }

  private SnapshotConnection awaitIdle() {
    lock.lock();
    try {
      SnapshotConnection snapshotConnection = nextIdle();
      while (snapshotConnection == null) {
        if (connectionIsIdle.awaitNanos(deadline.remainingNanos()) <= 0) {
          throw new DeadlineExceededException(
              "no connection of the snapshot was available before the deadline");
        }
        snapshotConnection = nextIdle();
      }
      return snapshotConnection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for a connection", e);
    } finally {
      lock.unlock();
    }
  }

  private @Nullable SnapshotConnection nextIdle() {
    if (closed) {
      throw closed(null);
    }
    SnapshotConnection snapshotConnection = idle.poll();
    if (snapshotConnection != null) {
      busy.add(snapshotConnection);
    }
    return snapshotConnection;
  }
}
