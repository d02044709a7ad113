package io.technicianviews.application.internal.cache;

import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.request.Slice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Results that were cached in the same period, bounded by their number and memory. Thread-safe. */
final class ResultGeneration {

  private static final int MAX_RESULTS = 2_000;

  /**
   * A result keeps its parts in memory, also when the cache has evicted them. Most of that memory
   * is in the rows of pages: the other parts are small, or few, since many results share them.
   */
  private static final int MAX_ROWS = 20_000;

  private final Map<ResultKey<?>, CachedResult<?>> results = new ConcurrentHashMap<>();

  /** The pages whose rows are counted, with their last version: results share them. */
  private final Map<CacheKey<?>, SnapshotVersion> pages = new ConcurrentHashMap<>();

  private final AtomicInteger rows = new AtomicInteger();

  @Nullable CachedResult<?> get(ResultKey<?> key) {
    return results.get(key);
  }

  void put(ResultKey<?> key, CachedResult<?> result) {
    result.parts().forEach(this::count);
    results.put(key, result);
  }

  private void count(CacheKey<?> key, CachedValue<?> part) {
    SnapshotVersion version = part.entry().snapshotVersion();
    if (part.entry().value() instanceof Slice page && !version.equals(pages.put(key, version))) {
      rows.addAndGet(page.rows().size());
    }
  }

  void remove(ResultKey<?> key) {
    results.remove(key);
  }

  boolean isFull() {
    return results.size() >= MAX_RESULTS || rows.get() >= MAX_ROWS;
  }
}
