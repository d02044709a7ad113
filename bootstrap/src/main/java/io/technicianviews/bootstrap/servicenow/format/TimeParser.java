package io.technicianviews.bootstrap.servicenow.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Parses the times of one file.
 *
 * @param order the order of day and month where the year is last
 * @param pattern the format of all times from the command line; null: the detected formats
 */
record TimeParser(DayMonthOrder order, @Nullable TimePattern pattern) {

  /** The earliest valid year. */
  static final int FIRST_YEAR = 1970;

  /** The latest valid year: a time that is shifted to today still has a year of four digits. */
  static final int LAST_YEAR = 2999;

  /**
   * Parses a time.
   *
   * @throws DateTimeException if the text is not a time, or the year is out of range
   */
  LocalDateTime parse(String text) {
    LocalDateTime time =
        pattern == null
            ? WrittenTime.of(text).orElseThrow(() -> new DateTimeException(text)).at(order)
            : pattern.parse(text);
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      throw new DateTimeException(text);
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /** A description of the valid times. */
  String description() {
    return pattern == null ? order.description() : "a time like " + pattern;
  }
}
