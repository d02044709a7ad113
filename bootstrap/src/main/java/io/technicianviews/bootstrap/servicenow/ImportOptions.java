package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.FormatOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a log is imported.
 *
 * @param asOf the last day whose events count, in the desk's time zone; null: all events count
 * @param shiftTo the day to which everything is moved by whole days, so that {@code asOf}, or
 *     without it the day of the last event, falls on it; null: times stay as they are
 * @param skipBadRows whether rows that cannot be understood are left out instead of stopping the
 *     import
 * @param format what is known of the file
 */
public record ImportOptions(
    @Nullable LocalDate asOf,
    @Nullable LocalDate shiftTo,
    boolean skipBadRows,
    FormatOptions format) {

  /** Everything about the file is recognized. */
  public ImportOptions(@Nullable LocalDate asOf, @Nullable LocalDate shiftTo, boolean skipBadRows) {
    this(asOf, shiftTo, skipBadRows, FormatOptions.NONE);
  }

  /** The whole log as it is, or nothing. */
  public static final ImportOptions PLAIN = new ImportOptions(null, null, false);

  LogTimeConverter clock(ZoneId timeZone, EventLog log) {
    return LogTimeConverter.moving(timeZone, log.day(), shiftTo);
  }
}
