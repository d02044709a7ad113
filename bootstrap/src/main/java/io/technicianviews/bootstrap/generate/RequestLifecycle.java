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

  /** Generates an unsolved request. */
  static RequestLifecycle unsolved(
      boolean assigned, long created, long now, RandomGenerator random) {
    double idleShare = random.nextDouble();
    long updated = now - (long) ((now - created) * idleShare * idleShare);
    Status status = assigned ? unsolvedStatus(random.nextInt(100)) : Status.OPEN;
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

  private static Status unsolvedStatus(int percent) {
    if (percent < 30) {
      return Status.OPEN;
    }
    if (percent < 62) {
      return Status.IN_PROGRESS;
    }
    return percent < 86 ? Status.PENDING_REQUESTER_RESPONSE : Status.ON_HOLD;
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
