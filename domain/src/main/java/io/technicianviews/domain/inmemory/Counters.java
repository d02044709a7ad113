package io.technicianviews.domain.inmemory;

import java.util.EnumMap;
import java.util.Map;

/**
 * The last number of each kind that was given away. As those of a database, they do not go back
 * with a write that is lost. Whoever counts holds the desk for writing.
 */
final class Counters {

  /** What is numbered. */
  enum Counted {
    BUSINESS_UNIT,
    PERSON,
    REQUEST,
    MESSAGE,
    CHANGE,
    ADMIN_CHANGE,
    TRANSACTION
  }

  private final Map<Counted, Long> last = new EnumMap<>(Counted.class);

  long next(Counted counted) {
    return last.merge(counted, 1L, Long::sum);
  }

  /** Passes over a number that was given from outside, and what is before it. */
  void pass(Counted counted, long id) {
    last.merge(counted, id, Math::max);
  }
}
