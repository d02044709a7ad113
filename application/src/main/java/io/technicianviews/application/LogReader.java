package io.technicianviews.application;

import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.LogReading;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of changes when somebody asks for it, once for all who wait when it begins, as a
 * database commits a group. Thread-safe.
 */
final class LogReader implements AutoCloseable {

  /** A reading that was made, and when it began. */
  record Made(LogReading reading, long begun) {}

  /**
   * Those who wait for the same reading. The first one's deadline ends it for all, and whoever has
   * time left joins the next one: a timer for each who waits is a good part of what a hit costs.
   */
  private static final class Round {
    final CompletableFuture<Made> made = new CompletableFuture<>();
    int waiting;
    long deadline;

    void join(long until) {
      if (waiting == 0) {
        deadline = until;
        made.orTimeout(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
      waiting++;
    }

    Made await(long until) throws ExecutionException, TimeoutException, InterruptedException {
      return until - deadline < 0
          ? made.get(until - System.nanoTime(), TimeUnit.NANOSECONDS)
          : made.get();
    }
  }

  private final ChangeLog log;
  private final RecentChanges changes;
  private final long keptNanos;
  private final long distanceNanos;
  private final CacheMeters meters;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Thread thread;
  private Round next = new Round();
  private boolean closed;
  private volatile @Nullable Made last;
  private @Nullable UnseenChanges unseen;

  /**
   * @param changes is told what every reading brings, before anybody else
   * @param kept how long changes matter: after a longer silence it begins afresh
   * @param distance the least time from the beginning of one reading to that of the next
   */
  LogReader(
      ChangeLog log, RecentChanges changes, Duration kept, Duration distance, CacheMeters meters) {
    this.log = log;
    this.changes = changes;
    this.keptNanos = kept.toNanos();
    this.distanceNanos = distance.toNanos();
    this.meters = meters;
    this.thread = Thread.ofVirtual().name("log-reader").start(this::run);
  }

  /** The newest reading there is, which may be old. */
  @Nullable Made last() {
    return last;
  }

  /**
   * A reading that begins after this call.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws DeskUnavailableException if the log cannot be read
   */
  Made read(long deadline) {
    while (deadline - System.nanoTime() > 0) {
      try {
        return join(deadline).await(deadline);
      } catch (ExecutionException e) {
        // If it is over for another who waited, there may be time left here.
        if (!(e.getCause() instanceof TimeoutException)) {
          throw new DeskUnavailableException("the log of changes cannot be read", e);
        }
      } catch (TimeoutException e) {
        break;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DeskUnavailableException("interrupted while waiting for the log of changes", e);
      }
    }
    throw new DeadlineExceededException("the log of changes could not be read in time");
  }

  private Round join(long deadline) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the desk is closed");
      }
      if (next.made.isDone()) {
        // The time of the first one who waited is over.
        next = new Round();
      }
      next.join(deadline);
      wanted.signal();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    long begun = System.nanoTime() - distanceNanos;
    while (awaitSomebody()) {
      // Whoever comes meanwhile is served by the same reading.
      LockSupport.parkNanos(begun + distanceNanos - System.nanoTime());
      Round round = take();
      begun = System.nanoTime();
      serve(round, begun);
    }
  }

  private boolean awaitSomebody() {
    lock.lock();
    try {
      while (next.waiting == 0 && !closed) {
        wanted.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private Round take() {
    lock.lock();
    try {
      Round taken = next;
      next = new Round();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void serve(Round round, long begun) {
    try {
      LogReading reading = reading(begun);
      Made made = new Made(reading, begun);
      last = made;
      meters.logRead(round.waiting, Duration.ofNanos(System.nanoTime() - begun));
      round.made.complete(made);
    } catch (RuntimeException | Error e) {
      round.made.completeExceptionally(e);
    }
  }

  private LogReading reading(long begun) {
    Made before = last;
    if (before != null && begun - before.begun() > keptNanos) {
      // No entry is as old as that: what was written meanwhile matters to nobody.
      forget();
    }
    if (unseen == null) {
      return begin();
    }
    LogReading reading = unseen.next();
    changes.add(reading, begun);
    return reading;
  }

  /** It has begun once its first reading is there: until then nothing is known. */
  private LogReading begin() {
    UnseenChanges begun = log.unseen();
    try {
      LogReading first = begun.next();
      changes.begin(first);
      unseen = begun;
      return first;
    } catch (RuntimeException | Error e) {
      begun.close();
      throw e;
    }
  }

  private void forget() {
    if (unseen != null) {
      unseen.close();
      unseen = null;
    }
  }

  /** Ends the reading. Whoever waits fails. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    take().made.completeExceptionally(new DeskUnavailableException("the desk is closed"));
    forget();
  }
}
