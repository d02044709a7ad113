package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.cache.RedisQueryCache;
import io.technicianviews.cache.TwoLevelCache;
import io.technicianviews.domain.port.QueryCache;

/** Creates the cache according to the settings: local, or local in front of Redis. */
final class CacheFactory {

  private CacheFactory() {}

  static QueryCache of(
      Settings settings, CacheSettings cache, ResourceStack resourceStack, MeterRegistry meters) {
    QueryCache local = new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, meters);
    return settings
        .redis()
        .map(redis -> resourceStack.open(() -> new RedisQueryCache(redis, meters)))
        .<QueryCache>map(shared -> new TwoLevelCache(local, shared, cache.ttl()))
        .orElse(local);
  }
}
