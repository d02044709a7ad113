package io.technicianviews.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.ViewCache;
import io.technicianviews.domain.port.ViewCacheContract;
import io.technicianviews.domain.port.Visibility;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaffeineViewCacheTest extends ViewCacheContract {

  private long now;

  @Override
  protected ViewCache emptyCache() {
    return new CaffeineViewCache(1 << 20, new SimpleMeterRegistry(), () -> now);
  }

  @Override
  protected void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void itsEntriesTakeNoMoreRoomThanTheyMay() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    CaffeineViewCache cache = new CaffeineViewCache(100_000, meters);
    for (long person = 1; person <= 10_000; person++) {
      cache.store(
          new EntryKey<>(new UUID(0, 1), "run", new Fact.OwnTotal(person)),
          new Entry<>(person, new Visibility("run", 9, Set.of())),
          Duration.ofMinutes(1));
    }
    var bytes = meters.get("technician.views.cache.local.bytes").gauge();
    await().until(() -> bytes.value() <= 100_000);
    assertThat(bytes.value()).isBetween(50_000.0, 100_000.0);
    assertThat(meters.get("technician.views.cache.local.entries").gauge().value())
        .isBetween(10.0, 1_000.0);
  }
}
