package io.technicianviews.domain.inmemory;

import java.util.EnumMap;
import java.util.Map;

/**
 * The id sequences of an in-memory storage. Like those of a database, they do not go back when a
 * write is rolled back. Not thread-safe: callers hold the write lock of the storage.
 */
final class IdSequences {

  /** The sequences. */
  enum Sequence {
    BUSINESS_UNIT,
    PERSON,
    REQUEST,
    VIEW,
    MESSAGE,
    CHANGE,
    ADMIN_CHANGE,
    TRANSACTION
  }

  private final Map<Sequence, Long> last = new EnumMap<>(Sequence.class);

  /** Returns the next value of a sequence; the first one is 1. */
  long next(Sequence sequence) {
    return last.merge(sequence, 1L, Long::sum);
  }

  /** Advances a sequence past an id that was assigned elsewhere. */
  void advancePast(Sequence sequence, long id) {
    last.merge(sequence, id, Math::max);
  }
}
