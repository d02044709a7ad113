package io.technicianviews.bootstrap.servicenow.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about a file because it cannot be recognized.
 *
 * @param columns the header of a column, or an empty text if the file has no such column
 * @param times how times are written; null: to be recognized
 */
public record FormatOptions(Map<Column, String> columns, @Nullable TimePattern times) {

  /** Everything is recognized. */
  public static final FormatOptions NONE = new FormatOptions(Map.of(), null);

  public FormatOptions {
    columns = Map.copyOf(columns);
  }
}
