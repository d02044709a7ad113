package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.BadRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that could not be understood.
 *
 * @param first the first of them, at most {@value #LISTED}
 * @param total how many there are
 */
public record BadRows(List<BadRow> first, long total) {

  /** How many are listed at most. */
  public static final int LISTED = 20;

  /** No bad row. */
  public static final BadRows NONE = new BadRows(List.of(), 0);

  public BadRows {
    first = List.copyOf(first);
    if (first.size() != Math.min(total, LISTED)) {
      throw new IllegalArgumentException(
          "of " + total + " rows the first " + LISTED + " are listed, not " + first.size());
    }
  }

  BadRows plus(BadRow row) {
    if (total >= LISTED) {
      return new BadRows(first, total + 1);
    }
    List<BadRow> listed = new ArrayList<>(first);
    listed.add(row);
    return new BadRows(listed, total + 1);
  }
}
