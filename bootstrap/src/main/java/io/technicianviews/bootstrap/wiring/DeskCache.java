package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.cache.CaffeineViewCache;
import io.technicianviews.cache.LayeredViewCache;
import io.technicianviews.cache.RedisViewCache;
import io.technicianviews.domain.port.QueryCache;

/** Where parts of answers are kept. */
final class DeskCache {

  private DeskCache() {}

  static QueryCache of(
      Settings settings, CacheSettings cache, Opened opened, MeterRegistry meters) {
    QueryCache near = new CaffeineViewCache(CaffeineViewCache.DEFAULT_MAX_BYTES, meters);
    return settings
        .redis()
        .map(redis -> opened.open(() -> new RedisViewCache(redis, meters)))
        .<QueryCache>map(far -> new LayeredViewCache(near, far, cache.ttl()))
        .orElse(near);
  }
}
