package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.cache.RedisQueryCache;
import io.technicianviews.cache.TwoLevelCache;
import io.technicianviews.domain.port.QueryCache;

/** Where parts of answers are kept. */
final class CacheFactory {

  private CacheFactory() {}

  static QueryCache of(
      Settings settings, CacheSettings cache, ResourceStack resourceStack, MeterRegistry meters) {
    QueryCache near = new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, meters);
    return settings
        .redis()
        .map(redis -> resourceStack.open(() -> new RedisQueryCache(redis, meters)))
        .<QueryCache>map(far -> new TwoLevelCache(near, far, cache.ttl()))
        .orElse(near);
  }
}
