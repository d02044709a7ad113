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

/** Keeps entries in a map for exactly as long as it is told to. Thread-safe. */
public final class InMemoryQueryCache implements QueryCache {

  private record Stored(Object value, Instant until) {}

  private final Map<CacheKey<?>, Stored> entries = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * @param clock ends what is kept
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
    Stored stored = entries.get(key);
    if (stored == null) {
      return;
    }
    if (clock.instant().isBefore(stored.until())) {
      cacheHits.put(key, (CacheEntry<V>) stored.value());
    } else {
      entries.remove(key, stored);
    }
  }

  @Override
  public <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl) {
    entries.put(key, new Stored(cacheEntry, clock.instant().plus(ttl)));
  }
}
