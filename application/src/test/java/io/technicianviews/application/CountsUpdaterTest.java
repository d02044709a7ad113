package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Verifies when the counts of a stream are queried again. */
class CountsUpdaterTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Deque<Result<AsOf<Long>>> results = new ArrayDeque<>();

  private CountsUpdater<Long> begin() {
    return CountsUpdater.begin(
            new CountsUpdater.Parameters<>(
                results::removeFirst, count -> Instant.MAX, TestDesk.TODAY.zone(), nanos::get))
        .orElseThrow();
  }

  private static Result<AsOf<Long>> counts(long count, CacheOutcome outcome) {
    return new Result.Success<>(new AsOf<>(count, TestDesk.NOON), outcome);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void firstCountsThatMayBeStaleAreQueriedAgainWithoutAChange() {
    results.add(counts(1, CacheOutcome.STALE));
    results.add(counts(1, CacheOutcome.STALE));
    results.add(counts(2, CacheOutcome.HIT));
    CountsUpdater<Long> updater = begin();
    assertThat(updater.published().value()).isEqualTo(1);
    assertThat(updater.isDue()).isFalse();

    pass(Duration.ofSeconds(1));
    assertThat(updater.isDue()).isTrue();
    assertThat(updater.query()).as("still stale").isNull();
    assertThat(updater.isDue()).isFalse();

    pass(Duration.ofSeconds(1));
    assertThat(updater.isDue()).isTrue();
    assertThat(updater.query()).isEqualTo(counts(2, CacheOutcome.HIT));
    pass(Duration.ofSeconds(1));
    assertThat(updater.isDue()).isFalse();
  }

  @Test
  void currentCountsAreQueriedAfterAChange() {
    results.add(counts(1, CacheOutcome.MISS));
    results.add(counts(1, CacheOutcome.MISS));
    CountsUpdater<Long> updater = begin();
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(updater.isDue()).isFalse();

    updater.markStale();
    pass(Duration.ofSeconds(1));
    assertThat(updater.isDue()).isTrue();
    assertThat(updater.query()).as("unchanged").isNull();
  }
}
