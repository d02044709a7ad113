package io.technicianviews.application.internal.cache;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the entries in the cache that are not known to be stale. */
final class CacheLookup {

  private static final Logger LOG = LoggerFactory.getLogger(CacheLookup.class);

  private final CacheContext cache;

  CacheLookup(CacheContext cache) {
    this.cache = cache;
  }

  /** The valid entries among these keys. */
  Map<CacheKey<?>, CachedValue<?>> find(Collection<CacheKey<?>> keys) {
    CacheHits stored = cache.store().find(keys);
    Map<CacheKey<?>, CachedValue<?>> valid = new LinkedHashMap<>();
    for (CacheKey<?> key : keys) {
      CachedValue<?> value = valid(key, stored.get(key));
      LOG.debug("Cache {} {}", value == null ? "MISS" : "HIT", key.query());
      cache.meters().lookup(key.query().kind(), value != null);
      if (value != null) {
        valid.put(key, value);
      }
    }
    return valid;
  }

  private @Nullable CachedValue<?> valid(CacheKey<?> key, @Nullable CacheEntry<?> cacheEntry) {
    if (cacheEntry == null) {
      return null;
    }
    CachedValue<?> value = CachedValue.of(key.query(), cacheEntry);
    if (value.isValid(cache.changes())) {
      return value;
    }
    LOG.debug("Invalidated {}", key.query());
    cache.meters().invalidated(key.query().kind());
    return null;
  }
}
