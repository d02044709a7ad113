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
 * Keeps entries in the process, the useful ones first when there is no more room. Thread-safe; it
 * owns nothing that must be closed.
 */
public final class CaffeineViewCache implements ViewCache {

  /** How much room entries have unless said otherwise: 64 MiB. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** An entry and for how long it is kept. */
  private record Kept(Entry<?> entry, long ttlNanos) {}

  private final Cache<EntryKey<?>, Kept> entries;

  /**
   * @param maxBytes about how much memory entries may take; positive
   * @param meters is told how much they take
   */
  public CaffeineViewCache(long maxBytes, MeterRegistry meters) {
    this(maxBytes, meters, Ticker.systemTicker());
  }

  CaffeineViewCache(long maxBytes, MeterRegistry meters, Ticker ticker) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((EntryKey<?> key, Kept kept) -> EntrySize.of(key, kept.entry()))
            .expireAfter(
                Expiry.<EntryKey<?>, Kept>writing((key, kept) -> Duration.ofNanos(kept.ttlNanos())))
            .ticker(ticker)
            .build();
    Gauge.builder("technician.views.cache.near.bytes", this, CaffeineViewCache::bytes)
        .description("About how much memory the entries take that are kept in the process")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("technician.views.cache.near.entries", entries, Cache::estimatedSize)
        .description("How many entries are kept in the process")
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
    Kept kept = entries.getIfPresent(key);
    if (kept != null) {
      found.put(key, (Entry<V>) kept.entry());
    }
  }

  @Override
  public <V> void store(EntryKey<V> key, Entry<V> entry, Duration ttl) {
    entries.put(key, new Kept(entry, ttl.toNanos()));
  }
}
