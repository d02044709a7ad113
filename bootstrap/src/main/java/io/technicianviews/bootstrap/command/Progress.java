package io.technicianviews.bootstrap.command;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says every two seconds how far something is, so nothing about what takes less. Thread-safe.
 * Whoever starts it closes it.
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
        progress.ticker.scheduleAtFixedRate(progress::say, SECONDS, SECONDS, TimeUnit.SECONDS);
    return progress;
  }

  void is(String now) {
    state = now;
  }

  /** Says it now. */
  void say() {
    err.println(state + " ...");
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
