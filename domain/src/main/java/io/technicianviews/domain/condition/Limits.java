package io.technicianviews.domain.condition;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The limits of conditions. They exist so that people can survey a view. */
public final class Limits {

  /** The highest number of days of {@link CellCondition.WithinDays}; cells are kept as long. */
  public static final int MAX_DAYS = 90;

  /** The highest number of conditions that must all be met, and of alternatives. */
  public static final int MAX_CONDITIONS = 10;

  /** The highest number of values of one condition. */
  public static final int MAX_VALUES = 50;

  /** The lowest and the highest number of characters of a searched text. */
  public static final int MIN_TEXT = 3;

  public static final int MAX_TEXT = 100;

  /** The longest duration of a condition. */
  public static final Duration MAX_DURATION = Duration.ofDays(3660);

  private Limits() {}

  static void requireDuration(Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(
          "a duration must be positive and at most " + MAX_DURATION + ": " + duration);
    }
  }

  static void requireValues(int number) {
    if (number < 1 || number > MAX_VALUES) {
      throw new IllegalArgumentException(
          "a condition must have 1 to " + MAX_VALUES + " values: " + number);
    }
  }

  /** The next instant that the storage can tell from this one. */
  static Instant justAfter(Instant instant) {
    return instant.plus(1, ChronoUnit.MICROS);
  }
}
