package io.technicianviews.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Found;
import io.technicianviews.domain.port.ViewCache;
import java.time.Duration;
import java.util.Collection;

/**
 * A cache in the process, bounded by the approximate size of its entries. Caffeine's policy decides
 * which entries are evicted. Thread-safe. It owns nothing that must be closed.
 */
public final class CaffeineViewCache implements ViewCache {

  /** The default bound: 64 MiB. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** An entry and its time to live. */
  private record Stored(Entry<?> entry, long ttlNanos) {}

  private final Cache<EntryKey<?>, Stored> entries;

  /**
   * @param maxBytes the approximate memory that entries may take, in bytes; positive
   * @param meters receives the size and the number of entries
   */
  public CaffeineViewCache(long maxBytes, MeterRegistry meters) {
    this(maxBytes, meters, Ticker.systemTicker());
  }

  CaffeineViewCache(long maxBytes, MeterRegistry meters, Ticker ticker) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((EntryKey<?> key, Stored stored) -> EntrySize.of(key, stored.entry()))
            .expireAfter(
                Expiry.<EntryKey<?>, Stored>writing(
                    (key, stored) -> Duration.ofNanos(stored.ttlNanos())))
            .ticker(ticker)
            .build();
    Gauge.builder("technician.views.cache.local.bytes", this, CaffeineViewCache::bytes)
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
  public Found find(Collection<? extends EntryKey<?>> keys) {
    Found found = new Found();
    keys.forEach(key -> find(key, found));
    return found;
  }

  @SuppressWarnings("unchecked") // Keys and entries are stored in pairs of one type.
  private <V> void find(EntryKey<V> key, Found found) {
    Stored stored = entries.getIfPresent(key);
    if (stored != null) {
      found.put(key, (Entry<V>) stored.entry());
    }
  }

  @Override
  public <V> void store(EntryKey<V> key, Entry<V> entry, Duration ttl) {
    entries.put(key, new Stored(entry, ttl.toNanos()));
  }
}
