package io.technicianviews.application.internal.time;

import java.util.concurrent.locks.LockSupport;

/**
 * A step that is repeated in a thread of its own until the task is closed. Thread-safe.
 *
 * <p>It is a platform thread, for the poller of the change log: all cached results wait for it, and
 * a virtual thread would wait for its turn behind them whenever it has read from a socket.
 */
public final class BackgroundTask implements AutoCloseable {

  /** What a step returns to be repeated at once. */
  public static final long AT_ONCE = 0;

  /** One repetition. It handles its own failures: an exception ends the task. */
  @FunctionalInterface
  public interface Step {
    /**
     * @return for how many nanoseconds to pause before the next repetition
     */
    long run();
  }

  private final Step step;
  private final Thread thread;
  private volatile boolean closed;

  private BackgroundTask(String name, Step step) {
    this.step = step;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /** A task that {@link #start} starts. */
  public static BackgroundTask unstarted(String name, Step step) {
    return new BackgroundTask(name, step);
  }

  public BackgroundTask start() {
    thread.start();
    return this;
  }

  private void run() {
    while (!closed) {
      pause(step.run());
    }
  }

  /** Pauses within a step, until the time is over, or the task is woken or closed. */
  public void pause(long nanos) {
    if (!closed && nanos > AT_ONCE) {
      LockSupport.parkNanos(nanos);
    }
  }

  /** Ends a pause. */
  public void wake() {
    LockSupport.unpark(thread);
  }

  public boolean isClosed() {
    return closed;
  }

  /** Ends the task after the running step. */
  public void stop() {
    closed = true;
    wake();
  }

  /** Stops the task and waits until its last step has ended, unless that step is the caller. */
  @Override
  public void close() {
    stop();
    if (!Thread.currentThread().equals(thread)) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
