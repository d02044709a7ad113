package io.technicianviews.application.internal.cache;

import io.technicianviews.application.internal.time.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cache of recently computed results, which are not computed again while their parts are valid.
 *
 * <p>The results are in two generations. The young one becomes the old one when it is full or has
 * reached the time to live, and the old one is dropped then. So there are about 4,000 results at
 * most, with about 40,000 rows of pages (a kilobyte each), and each is dropped at the latest by the
 * first lookup or store that follows it by three times the time to live. Thread-safe.
 */
public final class ResultCache {

  /**
   * Parts have a time to live of their own, to which this is added: short in relation to it, so
   * that a write without a change-log entry is seen when that time is over, or a little later.
   */
  private static final Duration MAX_TTL = Duration.ofSeconds(5);

  private final Ticker ticker;
  private final long ttlNanos;
  private volatile ResultGeneration young = new ResultGeneration();
  private volatile ResultGeneration old = new ResultGeneration();

  /** When the young generation began, by the ticker. */
  private volatile long youngSince;

  /**
   * @param ttl how long an entry is cached
   */
  ResultCache(Duration ttl, Ticker ticker) {
    this.ttlNanos = Math.min(ttl.toNanos(), MAX_TTL.toNanos());
    this.ticker = ticker;
    this.youngSince = ticker.nanos();
  }

  public @SuppressWarnings("unchecked") // Keys and results are stored in pairs of one type.
  <T> @Nullable CachedResult<T> find(ResultKey<T> key) {
    long now = ticker.nanos();
    if (isOver(now)) {
      rotate();
    }
    CachedResult<?> known = young.get(key);
    if (known == null) {
      known = old.get(key);
    }
    return known != null && now - known.storedAt() < ttlNanos ? (CachedResult<T>) known : null;
  }

  public <T> void store(ResultKey<T> key, CachedResult<T> result) {
    if (young.isFull() || isOver(ticker.nanos())) {
      rotate();
    }
    young.put(key, result);
  }

  private boolean isOver(long now) {
    return now - youngSince >= ttlNanos;
  }

  private synchronized void rotate() {
    long now = ticker.nanos();
    // Another thread may have rotated them meanwhile.
    if (young.isFull() || isOver(now)) {
      // After a pause, the results of the young generation have expired, too.
      old = now - youngSince < 2 * ttlNanos ? young : new ResultGeneration();
      young = new ResultGeneration();
      youngSince = now;
    }
  }

  /** Removes a result that is no longer valid. */
  public void remove(ResultKey<?> key) {
    young.remove(key);
    old.remove(key);
  }
}
