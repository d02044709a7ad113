package io.technicianviews.domain.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries found by a cache lookup, by key; each entry has the value type of its key. Not
 * thread-safe.
 */
public final class CacheHits {

  private final Map<CacheKey<?>, CacheEntry<?>> cacheEntries = new HashMap<>();

  /** Creates an empty collection. */
  public CacheHits() {}

  /** Adds the entry of a key, and replaces an earlier one. */
  public <V> void put(CacheKey<V> key, CacheEntry<V> cacheEntry) {
    cacheEntries.put(key, cacheEntry);
  }

  /** Returns the entry of the key, or null on a cache miss. */
  @SuppressWarnings("unchecked") // put() accepts pairs of the same type only.
  public <V> @Nullable CacheEntry<V> get(CacheKey<V> key) {
    return (CacheEntry<V>) cacheEntries.get(key);
  }

  /** Returns whether the key was found. */
  public boolean has(CacheKey<?> key) {
    return cacheEntries.containsKey(key);
  }
}
