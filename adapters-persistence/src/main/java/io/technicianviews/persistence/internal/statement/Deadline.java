package io.technicianviews.persistence.internal.statement;

import io.technicianviews.domain.port.DeadlineExceededException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time by which an operation must end. */
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
   * Checks that the deadline has not passed.
   *
   * @throws DeadlineExceededException if no time is left
   */
  public void check() {
    if (isOver()) {
      throw new DeadlineExceededException("the deadline of this operation has passed");
    }
  }

  /**
   * The remaining time, for PostgreSQL's {@code statement_timeout}; at least one millisecond, since
   * 0 means no limit.
   *
   * @throws DeadlineExceededException if no time is left
   */
  public String statementTimeout() {
    check();
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(remainingNanos())) + "ms";
  }

  /**
   * The network timeout of a connection: a second more than {@link #statementTimeout}, whose error
   * has to arrive.
   */
  public int networkMillis() {
    check();
    return (int)
        Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + 1000);
  }

  /**
   * The value of PostgreSQL's {@code transaction_timeout}: a second more than {@link
   * #statementTimeout}, which unlike this ends a statement without closing the connection.
   */
  public String transactionTimeout() {
    check();
    return TimeUnit.NANOSECONDS.toMillis(remainingNanos()) + 1000 + "ms";
  }
}
