package io.technicianviews.persistence;

import java.util.List;

/** Where statements of a write run. */
interface Writes extends Reads {

  /**
   * Has statements run before the next one, on its way: nobody reads what they return. What comes
   * of them is told by that one.
   */
  void later(List<Bound> statements);
}
