package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The course of a request. Times are milliseconds since the epoch.
 *
 * @param talkEnds when people stopped writing in it
 */
record RequestLifecycle(
    Status status, long created, long updated, @Nullable Long solved, long talkEnds) {

  private static final long HOUR = 3_600_000;

  /** A solved request is closed if nobody comes back to it for so long. */
  private static final long CLOSED_AFTER = 5 * 24 * HOUR;

  /** One that is not solved yet. */
  static RequestLifecycle unsolved(
      boolean assigned, long created, long now, RandomGenerator random) {
    double untouched = random.nextDouble();
    long updated = now - (long) ((now - created) * untouched * untouched);
    Status status = assigned ? unsolvedStatus(random.nextInt(100)) : Status.OPEN;
    return new RequestLifecycle(status, created, updated, null, updated);
  }

  /** One that took its time to be solved, which is over. */
  static RequestLifecycle solved(
      Priority priority, long created, long now, RandomGenerator random) {
    double took = random.nextExponential() * typicalHours(priority) * HOUR;
    long solved = created + (long) Math.min(took, random.nextDouble() * (now - created));
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
