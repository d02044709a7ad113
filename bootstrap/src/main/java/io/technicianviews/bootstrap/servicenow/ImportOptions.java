package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.FormatOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The options of an import.
 *
 * @param asOf the last day whose events are imported, in the helpdesk's time zone; null: all events
 * @param shiftTo the day to which {@code asOf}, or without it the day of the last event, is shifted
 *     with all other times, by whole days; null: times are unchanged
 * @param skipBadRows whether invalid rows are skipped; otherwise they prevent the import
 * @param format the parts of the file format that are not detected
 */
public record ImportOptions(
    @Nullable LocalDate asOf,
    @Nullable LocalDate shiftTo,
    boolean skipBadRows,
    FormatOptions format) {

  /** Options with a file format that is detected. */
  public ImportOptions(@Nullable LocalDate asOf, @Nullable LocalDate shiftTo, boolean skipBadRows) {
    this(asOf, shiftTo, skipBadRows, FormatOptions.NONE);
  }

  /** The whole file with unchanged times; invalid rows prevent the import. */
  public static final ImportOptions PLAIN = new ImportOptions(null, null, false);

  LogTimeConverter clock(ZoneId timeZone, EventLog log) {
    return LogTimeConverter.shifting(timeZone, log.day(), shiftTo);
  }
}
