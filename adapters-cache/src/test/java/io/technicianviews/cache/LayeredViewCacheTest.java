package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.inmemory.InMemoryViewCache;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.ViewCache;
import io.technicianviews.domain.port.ViewCacheContract;
import io.technicianviews.domain.port.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LayeredViewCacheTest extends ViewCacheContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Visibility STATE = new Visibility("run", 9, Set.of(3L));

  private Instant now = Instant.parse("2026-03-10T12:00:00Z");
  private final ViewCache near = new InMemoryViewCache(() -> now);
  private final ViewCache far = new InMemoryViewCache(() -> now);
  private final ViewCache layered = new LayeredViewCache(near, far, MINUTE);

  @Override
  protected ViewCache emptyCache() {
    return layered;
  }

  @Override
  protected void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void whatIsStoredIsFoundFromElsewhere() {
    EntryKey<Long> key = key(new Fact.OwnTotal(7));
    Entry<Long> entry = new Entry<>(5L, STATE);
    layered.store(key, entry, MINUTE);
    ViewCache elsewhere =
        new LayeredViewCache(new InMemoryViewCache(() -> now), far, Duration.ofSeconds(5));
    assertThat(elsewhere.find(List.of(key)).get(key)).isEqualTo(entry);
  }

  @Test
  void whatIsFoundFarIsKeptNearForItsTime() {
    EntryKey<Long> key = key(new Fact.OwnTotal(7));
    Entry<Long> entry = new Entry<>(5L, STATE);
    far.store(key, entry, MINUTE.multipliedBy(2));
    assertThat(layered.find(List.of(key)).get(key)).isEqualTo(entry);
    assertThat(near.find(List.of(key)).get(key)).isEqualTo(entry);
    pass(MINUTE);
    assertThat(near.find(List.of(key)).has(key)).isFalse();
  }

  @Test
  void readMarksAreKeptNearOnly() {
    EntryKey<Map<Long, Integer>> key = key(new Fact.ReadMarks(7, List.of(1L, 2L)));
    Entry<Map<Long, Integer>> entry = new Entry<>(Map.of(1L, 4), STATE);
    layered.store(key, entry, MINUTE);
    assertThat(layered.find(List.of(key)).get(key)).isEqualTo(entry);
    assertThat(far.find(List.of(key)).has(key)).isFalse();
  }

  private static <V> EntryKey<V> key(Fact<V> fact) {
    return new EntryKey<>(new UUID(0, 1), "run", fact);
  }
}
