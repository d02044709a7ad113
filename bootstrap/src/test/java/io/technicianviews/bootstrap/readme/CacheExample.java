package io.technicianviews.bootstrap.readme;

import io.micrometer.core.instrument.MeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.cache.CaffeineQueryCache;
import io.technicianviews.cache.RedisQueryCache;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.cache.TwoLevelCache;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.persistence.PostgresDesk;

/** An application with a cache in the process and one in Redis. */
final class CacheExample {

  private CacheExample() {}

  static ServiceDesk desk(PostgresDesk postgres, MeterRegistry meters) {
    // README: cache
    RedisQueryCache redis = new RedisQueryCache(RedisSettings.parse("redis://localhost"), meters);
    QueryCache local = new CaffeineQueryCache(CaffeineQueryCache.DEFAULT_MAX_BYTES, meters);
    ServiceDesk desk =
        ServiceDesk.builder()
            .storage(postgres)
            .cache(new TwoLevelCache(local, redis, CacheSettings.DEFAULT_TTL)) // or local alone
            .build();
    // README: end
    return desk;
  }
}
