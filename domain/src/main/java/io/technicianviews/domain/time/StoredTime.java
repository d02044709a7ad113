package io.technicianviews.domain.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The precision of the times that a helpdesk stores: microseconds, as PostgreSQL has it. Records
 * truncate their times when they are constructed, so that what is computed from a time, such as the
 * day that a request is counted on, is computed from the time that is stored.
 */
public final class StoredTime {

  private StoredTime() {}

  /** Truncates an instant to microseconds. */
  public static Instant of(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** As {@link #of}; null remains null. */
  public static @Nullable Instant ofNullable(@Nullable Instant instant) {
    return instant == null ? null : of(instant);
  }
}
