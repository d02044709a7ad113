package io.technicianviews.bootstrap.command;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Prints the state of a long operation every two seconds; a shorter operation prints nothing.
 * Thread-safe. The caller of {@link #start} closes it.
 */
final class Progress implements AutoCloseable {

  private static final int SECONDS = 2;

  private final PrintWriter err;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private volatile String state = "working";

  private Progress(PrintWriter err) {
    this.err = err;
  }

  static Progress start(PrintWriter err) {
    Progress progress = new Progress(err);
    var ignored =
        progress.ticker.scheduleAtFixedRate(progress::print, SECONDS, SECONDS, TimeUnit.SECONDS);
    return progress;
  }

  void update(String state) {
    this.state = state;
  }

  /** Prints the state now. */
  void print() {
    err.println(state + " ...");
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
