package io.technicianviews.application.internal.time;

import io.technicianviews.domain.port.DeadlineExceededException;
import java.time.Duration;

/**
 * The latest end of a query.
 *
 * @param nanos by the ticker
 */
public record Deadline(long nanos, Ticker ticker) {

  public static Deadline in(Duration timeout, Ticker ticker) {
    return new Deadline(ticker.nanos() + timeout.toNanos(), ticker);
  }

  public boolean isOver() {
    return remainingNanos() <= 0;
  }

  public boolean isBefore(Deadline other) {
    return nanos - other.nanos < 0;
  }

  /** Not positive if it is over. */
  public long remainingNanos() {
    return nanos - ticker.nanos();
  }

  /**
   * The time that is left; positive.
   *
   * @throws DeadlineExceededException if it is over
   */
  public Duration remaining() {
    long left = remainingNanos();
    if (left <= 0) {
      throw new DeadlineExceededException("the time for this query is over");
    }
    return Duration.ofNanos(left);
  }
}
