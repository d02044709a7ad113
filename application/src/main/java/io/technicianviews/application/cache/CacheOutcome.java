package io.technicianviews.application.cache;

/** How much of an answer was kept from before. */
public enum CacheOutcome {
  /** All of it was kept, and was found to be still true. */
  HIT,
  /** Some of it was kept, the rest was read. */
  PARTIAL,
  /** All of it was read. */
  MISS,
  /** All of it was kept; whether it is still true could not be found out. */
  STALE
}
