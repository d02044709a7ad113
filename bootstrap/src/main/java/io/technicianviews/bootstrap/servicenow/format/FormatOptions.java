package io.technicianviews.bootstrap.servicenow.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a file format that are given on the command line instead of detected.
 *
 * @param columns the header of a column; an empty text if the file has no such column
 * @param times the time format; null: it is detected
 */
public record FormatOptions(Map<Column, String> columns, @Nullable TimePattern times) {

  /** Everything is detected. */
  public static final FormatOptions NONE = new FormatOptions(Map.of(), null);

  public FormatOptions {
    columns = Map.copyOf(columns);
  }
}
