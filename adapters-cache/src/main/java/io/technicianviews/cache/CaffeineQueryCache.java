package io.technicianviews.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import java.time.Duration;
import java.util.Collection;

/**
 * A cache in the process, bounded by the approximate size of its entries. Caffeine's policy decides
 * which entries are evicted. Thread-safe. It owns nothing that must be closed.
 */
public final class CaffeineQueryCache implements QueryCache {

  /** The default bound: 64 MiB. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** An entry and its time to live. */
  private record Stored(CacheEntry<?> entry, long ttlNanos) {}

  private final Cache<CacheKey<?>, Stored> entries;

  /**
   * @param maxBytes the approximate memory that entries may take, in bytes; positive
   * @param meters receives the size and the number of entries
   */
  public CaffeineQueryCache(long maxBytes, MeterRegistry meters) {
    this(maxBytes, meters, Ticker.systemTicker());
  }

  CaffeineQueryCache(long maxBytes, MeterRegistry meters, Ticker ticker) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((CacheKey<?> key, Stored stored) -> EntryWeigher.of(key, stored.entry()))
            .expireAfter(
                Expiry.<CacheKey<?>, Stored>writing(
                    (key, stored) -> Duration.ofNanos(stored.ttlNanos())))
            .ticker(ticker)
            // Maintenance is due after every sixteenth read, and shorter than to wake a thread.
            .executor(Runnable::run)
            .build();
    Gauge.builder("technician.views.cache.local.bytes", this, CaffeineQueryCache::bytes)
        .description("Approximate memory of the entries cached in the process")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("technician.views.cache.local.entries", entries, Cache::estimatedSize)
        .description("Number of entries cached in the process")
        .register(meters);
  }

  private double bytes() {
    return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  @Override
  public CacheHits find(Collection<? extends CacheKey<?>> keys) {
    CacheHits cacheHits = new CacheHits();
    keys.forEach(key -> find(key, cacheHits));
    return cacheHits;
  }

  @SuppressWarnings("unchecked") // Keys and entries are stored in pairs of one type.
  private <V> void find(CacheKey<V> key, CacheHits cacheHits) {
    Stored stored = entries.getIfPresent(key);
    if (stored != null) {
      cacheHits.put(key, (CacheEntry<V>) stored.entry());
    }
  }

  @Override
  public <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl) {
    entries.put(key, new Stored(cacheEntry, ttl.toNanos()));
  }
}
