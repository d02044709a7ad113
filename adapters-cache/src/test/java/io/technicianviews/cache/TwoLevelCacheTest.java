package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.testkit.contract.QueryCacheContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TwoLevelCacheTest extends QueryCacheContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final SnapshotVersion STATE = new SnapshotVersion("run", 9, Set.of(3L));

  private Instant now = Instant.parse("2026-03-10T12:00:00Z");
  private final QueryCache near = new InMemoryQueryCache(() -> now);
  private final QueryCache far = new InMemoryQueryCache(() -> now);
  private final QueryCache layered = new TwoLevelCache(near, far, MINUTE);

  @Override
  protected QueryCache emptyCache() {
    return layered;
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void storedEntriesAreFoundByOtherProcesses() {
    CacheKey<Long> key = key(new CountQuery.RequesterTotal(7));
    CacheEntry<Long> cacheEntry = new CacheEntry<>(5L, STATE);
    layered.store(key, cacheEntry, MINUTE);
    QueryCache elsewhere =
        new TwoLevelCache(new InMemoryQueryCache(() -> now), far, Duration.ofSeconds(5));
    assertThat(elsewhere.find(List.of(key)).get(key)).isEqualTo(cacheEntry);
  }

  @Test
  void remoteEntriesAreCachedLocallyForTheLocalTtl() {
    CacheKey<Long> key = key(new CountQuery.RequesterTotal(7));
    CacheEntry<Long> cacheEntry = new CacheEntry<>(5L, STATE);
    far.store(key, cacheEntry, MINUTE.multipliedBy(2));
    assertThat(layered.find(List.of(key)).get(key)).isEqualTo(cacheEntry);
    assertThat(near.find(List.of(key)).get(key)).isEqualTo(cacheEntry);
    pass(MINUTE);
    assertThat(near.find(List.of(key)).has(key)).isFalse();
  }

  @Test
  void readPositionsAreCachedLocallyOnly() {
    CacheKey<Map<Long, Integer>> key = key(new MessageQuery.ReadPositions(7, List.of(1L, 2L)));
    CacheEntry<Map<Long, Integer>> cacheEntry = new CacheEntry<>(Map.of(1L, 4), STATE);
    layered.store(key, cacheEntry, MINUTE);
    assertThat(layered.find(List.of(key)).get(key)).isEqualTo(cacheEntry);
    assertThat(far.find(List.of(key)).has(key)).isFalse();
  }

  private static <V> CacheKey<V> key(CacheableQuery<V> cacheableQuery) {
    return new CacheKey<>(new UUID(0, 1), "run", cacheableQuery);
  }
}
