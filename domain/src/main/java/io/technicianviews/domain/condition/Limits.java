package io.technicianviews.domain.condition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.text.TextRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The limits of conditions: what a view can have, the API accepts and the storage can read back.
 * They keep views readable for users.
 */
public final class Limits {

  /** The highest number of days of {@link CellCondition.WithinDays}; cells are kept as long. */
  public static final int MAX_DAYS = 90;

  /** The highest number of conditions that must all be met, and of alternatives. */
  public static final int MAX_CONDITIONS = 10;

  /** The highest number of values of one condition. */
  public static final int MAX_VALUES = 50;

  /** The lowest number of characters of a searched text. */
  public static final int MIN_TEXT = 3;

  /** The highest number of characters of a searched text. */
  public static final int MAX_TEXT = 100;

  /** The longest duration of a condition. */
  public static final Duration MAX_DURATION = Duration.ofDays(3660);

  private Limits() {}

  /** Whether a condition can have this duration: whole seconds within the limits. */
  public static boolean isDuration(Duration duration) {
    return duration.isPositive()
        && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
        && duration.compareTo(MAX_DURATION) <= 0;
  }

  static void requireDuration(Duration duration) {
    if (!isDuration(duration)) {
      throw new IllegalArgumentException(
          "a duration must be of whole seconds, positive and at most "
              + MAX_DURATION
              + ": "
              + duration);
    }
  }

  /** Whether this is the key of a business unit, or of no unit. */
  public static boolean isUnit(long key) {
    return key > 0 || key == UnitScope.WITHOUT_UNIT;
  }

  /** Whether this can be the id of a person. */
  public static boolean isPerson(long id) {
    return id > 0;
  }

  static void requirePerson(long id) {
    if (!isPerson(id)) {
      throw new IllegalArgumentException("the id of a person must be positive: " + id);
    }
  }

  /**
   * The first rule that the text of a condition violates, as a predicate such as "must not be
   * blank"; empty if it is valid: a possible part of a subject, of {@value #MIN_TEXT} to {@value
   * #MAX_TEXT} characters.
   */
  public static Optional<String> textViolation(String text) {
    Optional<String> violation = TextRule.SUBJECT.violation(text);
    if (violation.isPresent()) {
      return violation;
    }
    String normalized = TextRule.normalized(text);
    int length = normalized.codePointCount(0, normalized.length());
    return length < MIN_TEXT || length > MAX_TEXT
        ? Optional.of("must have " + MIN_TEXT + " to " + MAX_TEXT + " characters")
        : Optional.empty();
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
