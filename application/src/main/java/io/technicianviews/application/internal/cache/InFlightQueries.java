package io.technicianviews.application.internal.cache;

import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The cacheable queries that run now: a caller that misses one of them waits for it instead of
 * running it again. An entry stays for a moment after its query has ended, for callers that looked
 * into the cache before it was there. Thread-safe.
 */
final class InFlightQueries {

  /** Longer than the time from a look into the cache to the call of {@link #announce}. */
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A query that runs, or has just ended. */
  static final class InFlight {
    private final CacheKey<?> key;
    private final CompletableFuture<CacheEntry<?>> cacheEntry = new CompletableFuture<>();
    private volatile long completedAt;

    InFlight(CacheKey<?> key) {
      this.key = key;
    }

    CacheKey<?> key() {
      return key;
    }

    /** Its entry, once it has ended. */
    CompletableFuture<CacheEntry<?>> entry() {
      return cacheEntry;
    }

    private boolean completedBefore(long nanos) {
      return cacheEntry.isDone() && completedAt - nanos < 0;
    }
  }

  private final Ticker ticker;
  private final Map<CacheKey<?>, InFlight> queries = new ConcurrentHashMap<>();
  private final Queue<InFlight> completed = new ConcurrentLinkedQueue<>();

  InFlightQueries(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * The query with this key that runs now, or has ended since.
   *
   * @param since when the caller began to look for its entry, by the ticker
   * @return null if there is none
   */
  @Nullable InFlight find(CacheKey<?> key, long since) {
    InFlight known = queries.get(key);
    return known == null || known.completedBefore(since) ? null : known;
  }

  /**
   * Announces that a query will run, unless it runs already, or has ended since.
   *
   * @param since when the caller began to look for its entry, by the ticker
   * @return whether it is announced: the caller, who has an admission, runs it next
   */
  boolean announce(InFlight query, long since) {
    InFlight running =
        queries.compute(
            query.key,
            (key, known) -> known == null || known.completedBefore(since) ? query : known);
    return running == query;
  }

  /** Ends an announced query with its entry. */
  void complete(InFlight query, CacheEntry<?> cacheEntry) {
    long now = ticker.nanos();
    query.completedAt = now;
    query.cacheEntry.complete(cacheEntry);
    completed.add(query);
    removeBefore(now - REMEMBERED_NANOS);
  }

  private void removeBefore(long nanos) {
    for (InFlight oldest = completed.peek();
        oldest != null && oldest.completedBefore(nanos);
        oldest = completed.peek()) {
      completed.remove(oldest);
      queries.remove(oldest.key, oldest);
    }
  }

  /** Ends an announced query without an entry, unless it is complete. */
  void fail(InFlight query, Throwable failure) {
    if (query.cacheEntry.completeExceptionally(failure)) {
      queries.remove(query.key, query);
    }
  }
}
