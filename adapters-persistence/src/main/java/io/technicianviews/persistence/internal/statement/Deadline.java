package io.technicianviews.persistence.internal.statement;

import io.technicianviews.domain.port.DeadlineExceededException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment by which something must be done. */
public record Deadline(long nanoTime) {

  public static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  public long remainingNanos() {
    return nanoTime - System.nanoTime();
  }

  public boolean isOver() {
    return remainingNanos() <= 0;
  }

  /**
   * Refuses to go on when it is over.
   *
   * @throws DeadlineExceededException if nothing is left
   */
  public void check() {
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
  public String statementTimeout() {
    check();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNanos())) + "ms";
  }

  /** For a socket: a little more than {@link #statementTimeout}, whose error is to arrive yet. */
  public int networkMillis() {
    check();
    return (int)
        Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + 1000);
  }

  /**
   * For PostgreSQL's {@code transaction_timeout}: a little more than {@link #statementTimeout},
   * which ends a statement in better manners.
   */
  public String transactionTimeout() {
    check();
    return TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + 1000 + "ms";
  }
}
