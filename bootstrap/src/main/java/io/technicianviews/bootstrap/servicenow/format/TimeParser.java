package io.technicianviews.bootstrap.servicenow.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of one file.
 *
 * @param order of day and month where the year is last
 * @param pattern how all times are written, if the operator says so
 */
record TimeParser(DayMonthOrder order, @Nullable TimePattern pattern) {

  /** The first year of a time. */
  static final int FIRST_YEAR = 1970;

  /** The last year of a time: every time can be moved to today and stays within four digits. */
  static final int LAST_YEAR = 2999;

  /**
   * Reads a time.
   *
   * @throws DateTimeException if it is none, or not in the years that can be imported
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

  /** What a time must look like. */
  String description() {
    return pattern == null ? order.description() : "a time like " + pattern;
  }
}
