package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A cache that stores entries in a map until their time to live ends. Thread-safe; unbounded. */
public final class InMemoryQueryCache implements QueryCache {

  private record StoredEntry(Object entry, Instant expiry) {}

  private final Map<CacheKey<?>, StoredEntry> entries = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * Creates an empty cache.
   *
   * @param clock the clock for the expiry of entries
   */
  public InMemoryQueryCache(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CacheHits find(Collection<? extends CacheKey<?>> keys) {
    CacheHits cacheHits = new CacheHits();
    keys.forEach(key -> find(key, cacheHits));
    return cacheHits;
  }

  @SuppressWarnings("unchecked") // Keys and entries are stored in pairs of one type.
  private <V> void find(CacheKey<V> key, CacheHits cacheHits) {
    StoredEntry stored = entries.get(key);
    if (stored == null) {
      return;
    }
    if (clock.instant().isBefore(stored.expiry())) {
      cacheHits.put(key, (CacheEntry<V>) stored.entry());
    } else {
      entries.remove(key, stored);
    }
  }

  @Override
  public <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl) {
    entries.put(key, new StoredEntry(cacheEntry, clock.instant().plus(ttl)));
  }
}
