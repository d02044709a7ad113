package io.technicianviews.application.cache;

import java.time.Duration;

/**
 * Receives the events of the result cache, for metrics. Implementations are thread-safe, return
 * quickly, because they are called during a query, and throw nothing.
 */
public interface CacheMetrics {

  /** Ignores all events. */
  CacheMetrics NONE = new CacheMetrics() {};

  /** A query was answered. */
  default void answered(CacheOutcome outcome) {}

  /** An entry of this kind was looked up. */
  default void lookup(String kind, boolean found) {}

  /** An entry of this kind was found, but is invalidated. */
  default void invalidated(String kind) {}

  /** Entries were loaded from one snapshot. */
  default void loaded(int entries, Duration took) {}

  /**
   * A query that must load an entry asked for admission to the storage.
   *
   * @param wait zero if there was none
   */
  default void admission(AdmissionOutcome outcome, Duration wait) {}

  /** A query waits for an entry that another query is loading. */
  default void coalesced() {}

  /** The change log was polled, for so many waiting queries. */
  default void polled(int waiters, Duration took) {}

  /** A result was computed again, because one of its entries was invalidated. */
  default void retried() {}
}
