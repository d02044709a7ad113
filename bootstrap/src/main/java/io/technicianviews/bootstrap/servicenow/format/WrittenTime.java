package io.technicianviews.bootstrap.servicenow.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in the formats of exports and spreadsheet programs: the year first, or last after day and
 * month; with or without seconds; 24 hours, or AM and PM.
 *
 * @param first the first number of the date
 * @param second the second number
 * @param third the third number
 * @param dotted whether dots separate the numbers, which means that the day is first
 */
record WrittenTime(String first, String second, String third, boolean dotted, LocalTime timeOfDay) {

  private static final Pattern FORMAT =
      Pattern.compile(
          "(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})[T ,\\u00a0\\u202f]+"
              + "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?"
              + "(?:[ \\u00a0\\u202f]*([AaPp])\\.?[Mm]\\.?)?");

  /** Parses a text; empty if it has another format. */
  static Optional<WrittenTime> of(String text) {
    Matcher form = FORMAT.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean yearFirst = form.group(1).length() == 4 && form.group(4).length() <= 2;
    boolean yearLast = form.group(1).length() <= 2 && form.group(4).length() == 4;
    if (!yearFirst && !yearLast) {
      return Optional.empty();
    }
    return timeOfDay(form)
        .map(
            time ->
                new WrittenTime(
                    form.group(1), form.group(3), form.group(4), form.group(2).equals("."), time));
  }

  private static Optional<LocalTime> timeOfDay(Matcher form) {
    int hour = Integer.parseInt(form.group(5));
    String half = form.group(8);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    int second = form.group(7) == null ? 0 : Integer.parseInt(form.group(7));
    try {
      return Optional.of(LocalTime.of(hour, Integer.parseInt(form.group(6)), second));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean isYearFirst() {
    return first.length() == 4;
  }

  /** Whether the text alone does not determine the order of day and month. */
  boolean needsOrder() {
    return !isYearFirst() && !dotted;
  }

  boolean canBe(DayMonthOrder order) {
    try {
      return at(order).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * The time with this order of day and month.
   *
   * @throws DateTimeException if the day does not exist
   */
  LocalDateTime at(DayMonthOrder order) {
    int one = Integer.parseInt(first);
    int two = Integer.parseInt(second);
    int three = Integer.parseInt(third);
    LocalDate date;
    if (isYearFirst()) {
      date = LocalDate.of(one, two, three);
    } else if (order == DayMonthOrder.MONTH_FIRST && !dotted) {
      date = LocalDate.of(three, one, two);
    } else {
      date = LocalDate.of(three, two, one);
    }
    return date.atTime(timeOfDay);
  }
}
