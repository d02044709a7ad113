package io.technicianviews.application.internal.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Whether callers wait long for the storage: the congestion is high for a second after one has
 * waited for more than half of the timeout. Thread-safe.
 */
public final class Congestion {

  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Ticker ticker;
  private final long longWaitNanos;
  private final AtomicLong highUntil;

  /**
   * @param timeout of queries and writes
   */
  public Congestion(Duration timeout, Ticker ticker) {
    this.ticker = ticker;
    this.longWaitNanos = timeout.toNanos() / 2;
    this.highUntil = new AtomicLong(ticker.nanos());
  }

  /** Calls the storage, which may let the caller wait. */
  public <T> T await(Supplier<T> call) {
    long begun = ticker.nanos();
    try {
      return call.get();
    } finally {
      long now = ticker.nanos();
      if (now - begun > longWaitNanos) {
        highUntil.set(now + REMEMBERED_NANOS);
      }
    }
  }

  public boolean isHigh() {
    return highUntil.get() - ticker.nanos() > 0;
  }
}
