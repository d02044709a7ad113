package io.technicianviews.application.internal.cache;

import io.technicianviews.application.internal.cache.ChangeLogPoller.Poll;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queries that wait for polls of the change log, in batches: those that wait when a poll begins
 * share it. Thread-safe.
 */
final class PollQueue {

  /**
   * Queries that wait for the same poll. The earliest deadline ends it for all, and those that have
   * time left join the next one.
   */
  static final class Batch {
    private final CompletableFuture<Poll> poll = new CompletableFuture<>();
    private int waiting;
    private @Nullable Deadline earliest;

    int waiting() {
      return waiting;
    }

    void complete(Poll result) {
      poll.complete(result);
    }

    void fail(Throwable cause) {
      poll.completeExceptionally(cause);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private Batch next = new Batch();
  private Batch running = next;
  private boolean closed;

  /**
   * The time for which a timer is set; null if none is. One timer serves many batches: to set and
   * cancel one for each poll costs more than the poll.
   */
  private @Nullable Deadline timer;

  /**
   * Waits for a poll that begins after this call.
   *
   * @throws DeskUnavailableException if the change log cannot be read
   */
  Poll await(Deadline deadline) {
    while (!deadline.isOver()) {
      try {
        return join(deadline).poll.get();
      } catch (ExecutionException e) {
        // When the time of another query is over, there may be time left here.
        if (!(e.getCause() instanceof TimeoutException)) {
          throw new DeskUnavailableException("the change log cannot be read", e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DeskUnavailableException(
            "interrupted while waiting for a poll of the change log", e);
      }
    }
    throw new DeadlineExceededException("the change log could not be read in time");
  }

  private Batch join(Deadline deadline) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the helpdesk is closed");
      }
      if (next.poll.isDone()) {
        // The time of one that waited is over.
        next = new Batch();
      }
      if (next.earliest == null || deadline.isBefore(next.earliest)) {
        next.earliest = deadline;
        setTimer(deadline);
      }
      if (next.waiting++ == 0) {
        wanted.signal();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Sets the timer, unless it ends before this deadline. The caller holds the lock. */
  private void setTimer(Deadline deadline) {
    if (timer == null || deadline.isBefore(timer)) {
      timer = deadline;
      Executor delayed =
          CompletableFuture.delayedExecutor(
              deadline.remainingNanos(), TimeUnit.NANOSECONDS, Runnable::run);
      delayed.execute(() -> endOverdue(deadline));
    }
  }

  /** Fails batches whose time is over, and sets the timer for the others. */
  private void endOverdue(Deadline due) {
    lock.lock();
    try {
      if (!due.equals(timer)) {
        // An earlier one was set after this one.
        return;
      }
      timer = null;
      for (Batch batch : List.of(running, next)) {
        Deadline earliest = batch.earliest;
        if (earliest != null && !batch.poll.isDone()) {
          if (earliest.isOver()) {
            batch.fail(new TimeoutException());
          } else {
            setTimer(earliest);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a query waits.
   *
   * @return false if the queue is closed
   */
  boolean awaitQuery() {
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

  /** The queries that wait now. Later ones wait for the next poll. */
  Batch take() {
    lock.lock();
    try {
      running = next;
      next = new Batch();
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** Refuses queries from now on. */
  void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
  }
}
