package io.technicianviews.cache;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.query.MessageQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A local cache in front of a remote one. Entries found in the remote cache are stored in the local
 * one. Entries that cost less to load than a remote lookup are stored in the local one only.
 * Thread-safe if both caches are.
 *
 * @param localTtl the time to live of entries copied from the remote cache; positive
 */
public record TwoLevelCache(QueryCache local, QueryCache remote, Duration localTtl)
    implements QueryCache {

  @Override
  public CacheHits find(Collection<? extends CacheKey<?>> keys) {
    CacheHits cacheHits = local.find(keys);
    List<CacheKey<?>> missing = new ArrayList<>();
    for (CacheKey<?> key : keys) {
      if (!cacheHits.has(key) && isShared(key)) {
        missing.add(key);
      }
    }
    if (!missing.isEmpty()) {
      CacheHits remote = this.remote.find(missing);
      missing.forEach(key -> copy(key, remote, cacheHits));
    }
    return cacheHits;
  }

  private <V> void copy(CacheKey<V> key, CacheHits from, CacheHits to) {
    CacheEntry<V> cacheEntry = from.get(key);
    if (cacheEntry != null) {
      local.store(key, cacheEntry, localTtl);
      to.put(key, cacheEntry);
    }
  }

  @Override
  public <V> void store(CacheKey<V> key, CacheEntry<V> cacheEntry, Duration ttl) {
    local.store(key, cacheEntry, ttl);
    if (isShared(key)) {
      remote.store(key, cacheEntry, ttl);
    }
  }

  /**
   * Whether an entry is stored in the remote cache too. Read positions are not: there is one entry
   * per person and page, any write to the page replaces it, and loading it is one index lookup.
   */
  private static boolean isShared(CacheKey<?> key) {
    return !(key.query() instanceof MessageQuery.ReadPositions);
  }
}
