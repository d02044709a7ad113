package io.technicianviews.domain.inmemory;

import java.util.EnumMap;
import java.util.Map;

/**
 * The last number of each kind that was given away. As those of a database, they do not go back
 * with a write that is lost. Whoever counts holds the desk for writing.
 */
final class IdSequences {

  /** What is numbered. */
  enum Sequence {
    BUSINESS_UNIT,
    PERSON,
    REQUEST,
    MESSAGE,
    CHANGE,
    ADMIN_CHANGE,
    TRANSACTION
  }

  private final Map<Sequence, Long> last = new EnumMap<>(Sequence.class);

  long next(Sequence sequence) {
    return last.merge(sequence, 1L, Long::sum);
  }

  /** Passes over a number that was given from outside, and what is before it. */
  void pass(Sequence sequence, long id) {
    last.merge(sequence, id, Math::max);
  }
}
