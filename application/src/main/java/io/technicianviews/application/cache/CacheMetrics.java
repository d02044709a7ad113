package io.technicianviews.application.cache;

import java.time.Duration;

/**
 * Is told what becomes of questions that may be answered from the cache, for whoever counts it.
 * Thread-safe; it is called in the middle of an answer and so is quick, and throws nothing.
 */
public interface CacheMetrics {

  /** Counts nothing. */
  CacheMetrics NONE = new CacheMetrics() {};

  /** A question was answered. */
  default void answered(CacheOutcome outcome) {}

  /** A fact of this kind was looked for. */
  default void lookup(String kind, boolean found) {}

  /** A fact of this kind was found, and is no longer true. */
  default void invalidated(String kind) {}

  /** Facts were read, in one go. */
  default void loaded(int facts, Duration took) {}

  /** A question waits for a fact that is being read for another one. */
  default void coalesced() {}

  /** The log of changes was read, once for so many questions. */
  default void polled(int waiters, Duration took) {}

  /** An answer was put together again, because a part of it was no longer true. */
  default void retried() {}
}
