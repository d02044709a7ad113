package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.application.CacheSettings;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.cache.CaffeineViewCache;
import io.technicianviews.domain.port.ViewCache;

/** Where parts of answers are kept. */
final class DeskCache {

  private DeskCache() {}

  static ViewCache of(Settings settings, CacheSettings cache, Opened opened, MeterRegistry meters) {
    return new CaffeineViewCache(CaffeineViewCache.DEFAULT_MAX_BYTES, meters);
  }
}
