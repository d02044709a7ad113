package io.technicianviews.application.cache;

/** How much of a result came from the cache. */
public enum CacheOutcome {
  /** All of it, and it was verified to be valid. */
  HIT,
  /** Some of it; the rest was loaded. */
  PARTIAL,
  /** None of it; all was loaded. */
  MISS,
  /** All of it, and its validity could not be verified. */
  STALE
}
