package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.BadRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The invalid rows of a file.
 *
 * @param first the first ones, at most {@value #MAX_LISTED}
 * @param total the number of all
 */
public record BadRows(List<BadRow> first, long total) {

  /** The maximum number of listed rows. */
  public static final int MAX_LISTED = 20;

  /** No invalid rows. */
  public static final BadRows NONE = new BadRows(List.of(), 0);

  public BadRows {
    first = List.copyOf(first);
    if (first.size() != Math.min(total, MAX_LISTED)) {
      throw new IllegalArgumentException(
          "first must contain the first "
              + MAX_LISTED
              + " of "
              + total
              + " rows, not "
              + first.size());
    }
  }

  BadRows plus(BadRow row) {
    if (total >= MAX_LISTED) {
      return new BadRows(first, total + 1);
    }
    List<BadRow> listed = new ArrayList<>(first);
    listed.add(row);
    return new BadRows(listed, total + 1);
  }
}
