package io.technicianviews.domain.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The value of a condition on the due date. */
public sealed interface Due {

  /** The due date has passed. */
  record Overdue() implements Due {}

  /** The due date has not passed and is at most this far ahead. */
  record Within(Duration duration) implements Due {
    public Within {
      Limits.requireDuration(duration);
    }
  }

  /** The request has no due date. */
  record None() implements Due {}

  Due OVERDUE = new Overdue();
  Due NONE = new None();

  /** Whether a due date meets the condition at this instant. */
  default boolean isMetBy(@Nullable Instant due, Instant now) {
    return switch (this) {
      case Overdue() -> due != null && due.isBefore(now);
      case Within(Duration ahead) ->
          due != null && !due.isBefore(now) && !due.isAfter(now.plus(ahead));
      case None() -> due == null;
    };
  }

  /** The next instant at which the result can change without a write; null if there is none. */
  default @Nullable Instant nextChange(@Nullable Instant due, Instant now) {
    if (due == null || due.isBefore(now)) {
      return null;
    }
    return switch (this) {
      // A due date has passed one nanosecond after it; instants of the storage are microseconds.
      case Overdue() -> Limits.justAfter(due);
      case Within(Duration ahead) ->
          due.isAfter(now.plus(ahead)) ? due.minus(ahead) : Limits.justAfter(due);
      case None() -> null;
    };
  }
}
