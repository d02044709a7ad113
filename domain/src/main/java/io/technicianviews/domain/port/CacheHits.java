package io.technicianviews.domain.port;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries by their keys, each of its key's type. Not thread-safe. */
public final class CacheHits {

  private final Map<CacheKey<?>, CacheEntry<?>> cacheEntries = new HashMap<>();

  public <V> void put(CacheKey<V> key, CacheEntry<V> cacheEntry) {
    cacheEntries.put(key, cacheEntry);
  }

  /** The entry of this key, if it was found. */
  @SuppressWarnings("unchecked") // Keys and entries are put in pairs of one type.
  public <V> @Nullable CacheEntry<V> get(CacheKey<V> key) {
    return (CacheEntry<V>) cacheEntries.get(key);
  }

  public boolean has(CacheKey<?> key) {
    return cacheEntries.containsKey(key);
  }
}
