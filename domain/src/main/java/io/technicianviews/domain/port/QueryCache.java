package io.technicianviews.domain.port;

import java.time.Duration;
import java.util.Collection;

/**
 * Keeps entries for a while. It is a store and no more: whether an entry may still be used is for
 * its user to decide, from the desk's log of changes. So it may lose entries, hand out old ones and
 * be shared by any number of processes. Thread-safe.
 *
 * <p>It throws nothing and waits for little: a cache in trouble has not found, and has not stored.
 */
public interface QueryCache {

  /** What it has of these keys. */
  CacheHits find(Collection<? extends CacheKey<?>> keys);

  /**
   * Keeps an entry in place of whatever is kept under the key, or does not; later calls of {@link
   * #find} may find it.
   *
   * @param ttl for how long at most; positive
   */
  <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl);
}
