package io.technicianviews.domain.view;

/** From where on a list is read. */
public sealed interface PageStart {

  /** The beginning of a list. */
  PageStart FIRST = new Offset(0);

  /**
   * Behind its first ones, however many these are.
   *
   * @param rows how many are passed over; not negative
   */
  record Offset(long rows) implements PageStart {
    public Offset {
      if (rows < 0) {
        throw new IllegalArgumentException("rows must not be negative: " + rows);
      }
    }
  }

  /**
   * Behind a position in its order. Whoever goes on from the last one that he saw sees nothing
   * twice and misses nothing, as long as it stays where it is in the order.
   */
  record AfterPosition(SeekPosition position) implements PageStart {}
}
