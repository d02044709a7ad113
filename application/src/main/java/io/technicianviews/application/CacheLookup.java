package io.technicianviews.application;

import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Found;
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

  /** The valid entries of these keys, as far as there are any. */
  Map<EntryKey<?>, CachedValue<?>> find(Collection<EntryKey<?>> keys) {
    Found stored = cache.store().find(keys);
    Map<EntryKey<?>, CachedValue<?>> valid = new LinkedHashMap<>();
    for (EntryKey<?> key : keys) {
      CachedValue<?> value = valid(key, stored.get(key));
      LOG.debug("Cache {} {}", value == null ? "MISS" : "HIT", key.fact());
      cache.meters().lookedUp(key.fact().kind(), value != null);
      if (value != null) {
        valid.put(key, value);
      }
    }
    return valid;
  }

  private @Nullable CachedValue<?> valid(EntryKey<?> key, @Nullable Entry<?> entry) {
    if (entry == null) {
      return null;
    }
    CachedValue<?> value = CachedValue.of(key.fact(), entry);
    if (value.isValid(cache.changes())) {
      return value;
    }
    LOG.debug("Invalidated {}", key.fact());
    cache.meters().invalidated(key.fact().kind());
    return null;
  }
}
