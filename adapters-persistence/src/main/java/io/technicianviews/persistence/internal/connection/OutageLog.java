package io.technicianviews.persistence.internal.connection;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when the database becomes unavailable and when it is available again, one record each,
 * however many calls fail meanwhile. Thread-safe.
 */
final class OutageLog {

  private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

  private final LongSupplier nanoTime;
  private volatile boolean unavailable;
  private long begunAt;

  OutageLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Records that a connection could not be opened. */
  synchronized void failed(String reason) {
    if (!unavailable) {
      begunAt = nanoTime.getAsLong();
      unavailable = true;
      LOG.warn("the database is unavailable: {}", reason);
    }
  }

  /** Records that there is a connection. */
  void succeeded() {
    if (unavailable) {
      end();
    }
  }

  private synchronized void end() {
    if (unavailable) {
      unavailable = false;
      LOG.info(
          "the database is available again, after {} s",
          Duration.ofNanos(nanoTime.getAsLong() - begunAt).toSeconds());
    }
  }
}
