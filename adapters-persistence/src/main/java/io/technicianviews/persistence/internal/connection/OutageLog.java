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
  private long endedAt;

  OutageLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.endedAt = nanoTime.getAsLong();
  }

  /**
   * Records that a connection could not be opened. An attempt that began before the end of an
   * outage is part of it, even if it fails later.
   *
   * @param attemptBegunAt the time by the clock at which the attempt began
   */
  synchronized void failed(String reason, long attemptBegunAt) {
    if (!unavailable && attemptBegunAt - endedAt >= 0) {
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
      endedAt = nanoTime.getAsLong();
      LOG.info(
          "the database is available again, after {} s",
          Duration.ofNanos(endedAt - begunAt).toSeconds());
    }
  }
}
