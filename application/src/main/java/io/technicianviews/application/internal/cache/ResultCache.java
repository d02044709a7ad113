package io.technicianviews.application.internal.cache;

import io.technicianviews.application.internal.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A cache of recently computed results, which are not computed again while their parts are valid.
 * Bounded in size and age. Thread-safe.
 */
public final class ResultCache {

  /** The size of one of the two generations. */
  private static final int MAX_RESULTS = 2_000;

  /**
   * Parts have a time to live of their own, to which this is added: short in relation to it, so
   * that a write without a change-log entry is seen when that time is over, or a little later.
   */
  private static final Duration MAX_TTL = Duration.ofSeconds(5);

  private final Ticker ticker;
  private final long ttlNanos;
  private volatile Map<ResultKey<?>, CachedResult<?>> young = new ConcurrentHashMap<>();
  private volatile Map<ResultKey<?>, CachedResult<?>> old = new ConcurrentHashMap<>();

  /**
   * @param ttl how long an entry is cached
   */
  ResultCache(Duration ttl, Ticker ticker) {
    this.ttlNanos = Math.min(ttl.toNanos(), MAX_TTL.toNanos());
    this.ticker = ticker;
  }

  public @SuppressWarnings("unchecked") // Keys and results are stored in pairs of one type.
  <T> @Nullable CachedResult<T> find(ResultKey<T> key) {
    CachedResult<?> known = young.get(key);
    if (known == null) {
      known = old.get(key);
    }
    return known != null && ticker.nanos() - known.storedAt() < ttlNanos
        ? (CachedResult<T>) known
        : null;
  }

  public <T> void store(ResultKey<T> key, CachedResult<T> result) {
    if (young.size() >= MAX_RESULTS) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(key, result);
  }

  /** Removes a result that is no longer valid. */
  public void remove(ResultKey<?> key) {
    young.remove(key);
    old.remove(key);
  }
}
