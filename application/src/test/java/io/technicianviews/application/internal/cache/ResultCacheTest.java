package io.technicianviews.application.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.internal.fetch.Period;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import io.technicianviews.testkit.TestRequest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResultCacheTest {

  private static final Duration TTL = Duration.ofSeconds(2);

  private final AtomicLong nanos = new AtomicLong();
  private final ResultCache cache = new ResultCache(TTL, nanos::get);

  /** Stores a result that nothing else references. */
  private WeakReference<Object> store(long personId) {
    return store(personId, Map.of());
  }

  private WeakReference<Object> store(long personId, Map<CacheKey<?>, CachedValue<?>> parts) {
    CachedResult<ViewCountsResult> result =
        new CachedResult<>(
            "epoch",
            TestDesk.TODAY,
            Period.ALWAYS,
            parts,
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

  @Test
  void resultsWithManyRowsReplaceOlderOnes() {
    store(1, page(1, 10_000));
    store(2, page(2, 10_000));
    store(3, page(3, 10_000));
    store(4, page(4, 10_000));
    assertThat(finds(1)).as("in the old generation").isTrue();
    store(5, page(5, 1));
    assertThat(finds(1)).isFalse();
    assertThat(finds(3)).isTrue();
  }

  @Test
  void aPageThatResultsShareIsCountedOnce() {
    for (int person = 1; person <= 10; person++) {
      store(person, page(7, 10_000));
    }
    assertThat(finds(1)).isTrue();
  }

  @Test
  void eachVersionOfAPageIsCounted() {
    for (int person = 1; person <= 5; person++) {
      store(person, page(7, 10_000, person));
    }
    assertThat(finds(1)).isFalse();
    assertThat(finds(3)).isTrue();
  }

  private static Map<CacheKey<?>, CachedValue<?>> page(long requesterId, int rows) {
    return page(requesterId, rows, 1);
  }

  private static Map<CacheKey<?>, CachedValue<?>> page(long requesterId, int rows, long version) {
    RequestQuery.RequesterRows query =
        new RequestQuery.RequesterRows(requesterId, PageStart.FIRST, rows);
    Slice page = new Slice(Collections.nCopies(rows, row()), false);
    CacheEntry<Slice> entry =
        new CacheEntry<>(page, new SnapshotVersion("epoch", version, Set.of()));
    return Map.of(new CacheKey<>(new UUID(0, 1), "epoch", query), CachedValue.of(query, entry));
  }

  private static RequestSummary row() {
    TestDesk desk =
        new TestDesk(InMemoryDesks.of(new InMemoryDesk(InstantSource.fixed(TestDesk.NOON))));
    Person requester = desk.requester("Ray");
    desk.request(TestRequest.request("No paper").from(requester));
    return desk.read(new RequestQuery.RequesterRows(requester.id(), PageStart.FIRST, 1))
        .rows()
        .getFirst();
  }
}
