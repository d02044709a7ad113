package io.technicianviews.application.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.internal.fetch.Period;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestDesk;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResultCacheTest {

  private static final Duration TTL = Duration.ofSeconds(2);

  private final AtomicLong nanos = new AtomicLong();
  private final ResultCache cache = new ResultCache(TTL, nanos::get);

  /** Stores a result that nothing else references. */
  private WeakReference<Object> store(long personId) {
    CachedResult<ViewCountsResult> result =
        new CachedResult<>(
            "epoch",
            TestDesk.TODAY,
            Period.ALWAYS,
            Map.of(),
            Result.refused(new Refusal.UnknownPerson(personId)),
            nanos.get(),
            new AtomicLong());
    cache.store(key(personId), result);
    return new WeakReference<>(result);
  }

  private static ResultKey<ViewCountsResult> key(long personId) {
    return new ResultKey<>(personId, new CountsQuery(View.ALL_UNSOLVED, UnitScope.ALL));
  }

  private boolean finds(long personId) {
    return cache.find(key(personId)) != null;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static void awaitDropped(WeakReference<Object> result) {
    await()
        .until(
            () -> {
              System.gc();
              return result.get() == null;
            });
  }

  @Test
  void aResultIsFoundUntilItsTimeToLiveHasPassed() {
    pass(TTL.dividedBy(2));
    store(1);
    pass(TTL.dividedBy(2));
    store(2);
    assertThat(finds(1)).as("in the old generation").isTrue();
    pass(TTL.dividedBy(2));
    assertThat(finds(1)).isFalse();
    assertThat(finds(2)).isTrue();

    cache.remove(key(2));
    assertThat(finds(2)).isFalse();
  }

  @Test
  void anExpiredResultIsDroppedWhenOthersAreStored() {
    WeakReference<Object> result = store(1);
    for (int i = 0; i < 2; i++) {
      pass(TTL);
      store(2);
    }
    assertThat(finds(1)).isFalse();
    awaitDropped(result);
    assertThat(finds(2)).isTrue();
  }

  @Test
  void anExpiredResultIsDroppedByALookup() {
    WeakReference<Object> result = store(1);
    pass(TTL.multipliedBy(3));
    assertThat(finds(2)).isFalse();
    awaitDropped(result);
  }
}
