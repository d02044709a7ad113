package io.technicianviews.domain.port;

import java.time.Duration;
import java.util.Collection;

/**
 * A best-effort store of query results. Thread-safe.
 *
 * <p>The cache does not validate entries: its user decides from the change log whether an entry is
 * still valid. It may therefore lose entries, return stale ones, and be shared by any number of
 * processes. It never throws and blocks only briefly: when the cache is unavailable, lookups miss
 * and stores are dropped.
 */
public interface QueryCache {

  /** Returns the entries found for these keys, stale ones included. */
  CacheHits find(Collection<? extends CacheKey<?>> keys);

  /**
   * Stores an entry and replaces an earlier one of the same key. The cache may drop it.
   *
   * @param ttl the maximum lifetime of the entry; positive
   */
  <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl);
}
