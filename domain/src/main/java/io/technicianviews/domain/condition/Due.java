package io.technicianviews.domain.condition;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The value of a condition on the due date. It has no default methods, since the initialization of
 * an implementation would then initialize this interface, and its constants the implementation.
 */
public sealed interface Due {

  /** The due date has passed. */
  record Overdue() implements Due {
    @Override
    public boolean isMetBy(@Nullable Instant due, Instant now) {
      return due != null && due.isBefore(now);
    }

    /** A due date has passed when the storage's clock shows a later microsecond. */
    @Override
    public @Nullable Instant nextChange(@Nullable Instant due, Instant now) {
      return due == null || due.isBefore(now) ? null : Limits.justAfter(due);
    }
  }

  /** The due date has not passed and is at most this far ahead. */
  record Within(Duration duration) implements Due {
    public Within {
      Limits.requireDuration(duration);
    }

    @Override
    public boolean isMetBy(@Nullable Instant due, Instant now) {
      return due != null && !due.isBefore(now) && !due.isAfter(now.plus(duration));
    }

    @Override
    public @Nullable Instant nextChange(@Nullable Instant due, Instant now) {
      if (due == null || due.isBefore(now)) {
        return null;
      }
      return due.isAfter(now.plus(duration)) ? due.minus(duration) : Limits.justAfter(due);
    }
  }

  /** The request has no due date. */
  record None() implements Due {
    @Override
    public boolean isMetBy(@Nullable Instant due, Instant now) {
      return due == null;
    }

    @Override
    public @Nullable Instant nextChange(@Nullable Instant due, Instant now) {
      return null;
    }
  }

  Due OVERDUE = new Overdue();
  Due NONE = new None();

  /** Whether a due date meets the condition at this instant. */
  boolean isMetBy(@Nullable Instant due, Instant now);

  /** The next instant at which the result can change without a write; null if there is none. */
  @Nullable Instant nextChange(@Nullable Instant due, Instant now);
}
