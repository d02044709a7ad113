package io.technicianviews.domain.view;

/** From where on a list is read. */
public sealed interface Start {

  /** The beginning of a list. */
  Start FIRST = new Skipping(0);

  /**
   * Behind its first ones, however many these are.
   *
   * @param rows how many are passed over; not negative
   */
  record Skipping(long rows) implements Start {
    public Skipping {
      if (rows < 0) {
        throw new IllegalArgumentException("rows must not be negative: " + rows);
      }
    }
  }

  /**
   * Behind a position in its order. Whoever goes on from the last one that he saw sees nothing
   * twice and misses nothing, as long as it stays where it is in the order.
   */
  record After(Position position) implements Start {}
}
