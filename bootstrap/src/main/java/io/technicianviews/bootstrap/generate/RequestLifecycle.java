package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The generated status and times of a request. Times are milliseconds since the epoch.
 *
 * @param lastMessage the upper limit of message times
 */
record RequestLifecycle(
    Status status, long created, long updated, @Nullable Long solved, long lastMessage) {

  private static final long HOUR = 3_600_000;

  /** A solved request is closed after this time. */
  private static final long CLOSED_AFTER = 5 * 24 * HOUR;

  /**
   * Generates an unsolved request.
   *
   * @param statuses the possible statuses; null for a request without assignees, which is open
   */
  static RequestLifecycle unsolved(
      @Nullable StatusGenerator statuses, long created, long now, RandomGenerator random) {
    double idleShare = random.nextDouble();
    long updated = now - (long) ((now - created) * idleShare * idleShare);
    Status status = statuses == null ? Status.OPEN : statuses.unsolved(random.nextInt(100));
    return new RequestLifecycle(status, created, updated, null, updated);
  }

  /** Generates a solved or closed request. */
  static RequestLifecycle solved(
      Priority priority, long created, long now, RandomGenerator random) {
    double duration = random.nextExponential() * typicalHours(priority) * HOUR;
    long solved = created + (long) Math.min(duration, random.nextDouble() * (now - created));
    long closed = solved + CLOSED_AFTER;
    return closed <= now
        ? new RequestLifecycle(Status.CLOSED, created, closed, solved, solved)
        : new RequestLifecycle(Status.SOLVED, created, solved, solved, solved);
  }

  private static double typicalHours(Priority priority) {
    return switch (priority) {
      case CRITICAL -> 3;
      case HIGH -> 8;
      case MEDIUM -> 30;
      case LOW -> 80;
    };
  }
}
