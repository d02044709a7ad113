package io.technicianviews.domain.view;

/** The start of a page of a list. */
public sealed interface PageStart {

  /** The start of the list. */
  PageStart FIRST = new Offset(0);

  /**
   * Offset pagination: skips the first rows of the list.
   *
   * @param rows the number of rows to skip; not negative
   */
  record Offset(long rows) implements PageStart {
    public Offset {
      if (rows < 0) {
        throw new IllegalArgumentException("rows must not be negative: " + rows);
      }
    }
  }

  /**
   * Keyset pagination: starts after a position in the order of the list. Consecutive pages neither
   * repeat nor skip a row whose position in the order does not change in between.
   *
   * @param position the position of the last row of the previous page
   */
  record AfterPosition(SeekPosition position) implements PageStart {}
}
