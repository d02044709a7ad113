package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.testkit.contract.QueryCacheContract;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaffeineQueryCacheTest extends QueryCacheContract {

  private long now;

  @Override
  protected QueryCache emptyCache() {
    return new CaffeineQueryCache(1 << 20, new SimpleMeterRegistry(), () -> now);
  }

  @Override
  protected void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void entriesDoNotExceedTheMemoryLimit() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    CaffeineQueryCache cache = new CaffeineQueryCache(100_000, meters);
    for (long person = 1; person <= 10_000; person++) {
      cache.store(
          new CacheKey<>(new UUID(0, 1), "run", new CountQuery.RequesterTotal(person)),
          new CacheEntry<>(person, new SnapshotVersion("run", 9, Set.of())),
          Duration.ofMinutes(1));
    }
    var bytes = meters.get("technician.views.cache.local.bytes").gauge();
    await().until(() -> bytes.value() <= 100_000);
    assertThat(bytes.value()).isBetween(50_000.0, 100_000.0);
    assertThat(meters.get("technician.views.cache.local.entries").gauge().value())
        .isBetween(10.0, 1_000.0);
  }
}
