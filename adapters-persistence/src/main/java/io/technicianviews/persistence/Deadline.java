package io.technicianviews.persistence;

import io.technicianviews.domain.port.DeadlineExceededException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment by which something must be done. */
record Deadline(long nanoTime) {

  static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  long remainingNanos() {
    return nanoTime - System.nanoTime();
  }

  boolean isOver() {
    return remainingNanos() <= 0;
  }

  /**
   * Refuses to go on when it is over.
   *
   * @throws DeadlineExceededException if nothing is left
   */
  void check() {
    if (isOver()) {
      throw new DeadlineExceededException("the time for this question is over");
    }
  }

  /**
   * What is left, for PostgreSQL's {@code statement_timeout}, at least one millisecond: 0 would
   * mean "for ever".
   *
   * @throws DeadlineExceededException if nothing is left
   */
  String statementTimeout() {
    check();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNanos())) + "ms";
  }

  /** For a socket: a little more than {@link #statementTimeout}, whose error is to arrive yet. */
  int networkMillis() {
    check();
    return (int)
        Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + 1000);
  }

  /**
   * For PostgreSQL's {@code transaction_timeout}: a little more than {@link #statementTimeout},
   * which ends a statement in better manners.
   */
  String transactionTimeout() {
    check();
    return TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + 1000 + "ms";
  }
}
