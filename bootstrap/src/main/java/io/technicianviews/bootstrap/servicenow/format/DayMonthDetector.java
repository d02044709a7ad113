package io.technicianviews.bootstrap.servicenow.format;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Decides from all times of a file whether the day or the month comes first. */
final class DayMonthDetector {

  private long dayFirst;
  private long monthFirst;
  private @Nullable String ambiguous;

  /** Takes the next time of the file, whatever it looks like. */
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
   * The order of most times that have only one. The event log is known to have the day first.
   *
   * @throws InvalidLogFileException if nothing decides
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
        "it does not show whether its times are day/month or month/day"
            + (ambiguous == null ? "" : ", such as " + ambiguous)
            + "; --date-format tells, such as --date-format \"dd/MM/yyyy HH:mm:ss\"");
  }
}
