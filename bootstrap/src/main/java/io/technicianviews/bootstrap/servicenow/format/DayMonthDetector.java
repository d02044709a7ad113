package io.technicianviews.bootstrap.servicenow.format;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Detects from all times of a file whether the day or the month is first. */
final class DayMonthDetector {

  private long dayFirst;
  private long monthFirst;
  private @Nullable String ambiguous;

  /** Adds the next time of the file. Texts of other formats are ignored. */
  void add(long line, String text) {
    WrittenTime time = WrittenTime.of(text).filter(WrittenTime::needsOrder).orElse(null);
    if (time == null) {
      return;
    }
    boolean day = time.canBe(DayMonthOrder.DAY_FIRST);
    boolean month = time.canBe(DayMonthOrder.MONTH_FIRST);
    if (day && !month) {
      dayFirst++;
    } else if (month && !day) {
      monthFirst++;
    } else if (day && ambiguous == null && isDifferent(time)) {
      ambiguous = text + " (line " + line + ")";
    }
  }

  private static boolean isDifferent(WrittenTime time) {
    try {
      return !time.at(DayMonthOrder.DAY_FIRST).equals(time.at(DayMonthOrder.MONTH_FIRST));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * The order of most times that are valid in one order only; in an event log without such times
   * the day is first.
   *
   * @throws InvalidLogFileException if the order is ambiguous
   */
  DayMonthOrder decide(FileKind kind) throws InvalidLogFileException {
    if (dayFirst > monthFirst) {
      return DayMonthOrder.DAY_FIRST;
    }
    if (monthFirst > dayFirst) {
      return DayMonthOrder.MONTH_FIRST;
    }
    if (kind == FileKind.EVENT_LOG) {
      return DayMonthOrder.DAY_FIRST;
    }
    if (ambiguous == null && dayFirst == 0) {
      return DayMonthOrder.NOT_NEEDED;
    }
    throw new InvalidLogFileException(
        "it is ambiguous whether its times are day/month or month/day"
            + (ambiguous == null ? "" : ", such as " + ambiguous)
            + "; set --date-format, such as --date-format \"dd/MM/yyyy HH:mm:ss\"");
  }
}
