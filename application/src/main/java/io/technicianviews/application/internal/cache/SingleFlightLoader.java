package io.technicianviews.application.internal.cache;

import io.technicianviews.application.internal.cache.InFlightQueries.InFlight;
import io.technicianviews.application.internal.fetch.ParallelFetch;
import io.technicianviews.application.internal.fetch.SnapshotResults;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.port.Admission;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the entries of one result that are not cached, and waits for those that another result is
 * loading already (single-flight). It loads under the admission of its query, and its own entries
 * before it waits for others, so that two results cannot deadlock. It reads from one snapshot until
 * it has to wait. Used by one thread, which closes it.
 */
final class SingleFlightLoader implements AutoCloseable {

  private final CacheContext cache;
  private final DeskDay day;
  private final QueryAdmission admission;
  private final Deadline deadline;
  private @Nullable ParallelFetch snapshot;
  private int snapshots;
  private int loaded;
  private int coalesced;

  SingleFlightLoader(CacheContext cache, DeskDay day, QueryAdmission admission, Deadline deadline) {
    this.cache = cache;
    this.day = day;
    this.admission = admission;
    this.deadline = deadline;
  }

  /**
   * Loads the entries of these keys.
   *
   * @param since when the caller began to look for them in the cache, by the ticker
   * @return an entry for each key
   * @throws AdmissionRequiredException if the query has to wait for its admission first
   */
  Map<CacheKey<?>, CachedValue<?>> load(List<CacheKey<?>> missing, long since) {
    Map<CacheKey<?>, CachedValue<?>> values = new LinkedHashMap<>();
    List<CacheKey<?>> left = missing;
    // A query of another result may fail for reasons that do not apply here: it is run again here.
    for (int attempt = 0; !left.isEmpty(); attempt++) {
      List<InFlight> others = running(left, since);
      if (others.size() < left.size()) {
        others = runNotRunning(left, since, values);
      }
      left = await(others, attempt > 0, values);
    }
    return values;
  }

  private List<InFlight> running(List<CacheKey<?>> keys, long since) {
    List<InFlight> running = new ArrayList<>();
    for (CacheKey<?> key : keys) {
      InFlight other = cache.inFlight().find(key, since);
      if (other != null) {
        running.add(other);
      }
    }
    return running;
  }

  /**
   * Runs the queries that no other result runs.
   *
   * @return the others
   */
  private List<InFlight> runNotRunning(
      List<CacheKey<?>> keys, long since, Map<CacheKey<?>, CachedValue<?>> into) {
    Admission admitted = admission.take();
    List<InFlight> own = new ArrayList<>();
    List<InFlight> others = new ArrayList<>();
    for (CacheKey<?> key : keys) {
      InFlight announced = new InFlight(key);
      InFlight other = cache.inFlight().announce(announced, since);
      if (other == null) {
        own.add(announced);
      } else {
        others.add(other);
      }
    }
    run(own, admitted, into);
    return others;
  }

  private void run(List<InFlight> own, Admission admitted, Map<CacheKey<?>, CachedValue<?>> into) {
    if (own.isEmpty()) {
      return;
    }
    try {
      long begun = cache.ticker().nanos();
      List<CacheableQuery<?>> queries =
          own.stream().<CacheableQuery<?>>map(query -> query.key().query()).toList();
      ParallelFetch from = snapshot(queries, admitted);
      SnapshotResults results = new SnapshotResults(from, day, day.start());
      results.fetch(queries);
      own.forEach(query -> into.put(query.key(), complete(query, query.key(), results, from)));
      cache.meters().loaded(own.size(), Duration.ofNanos(cache.ticker().nanos() - begun));
    } catch (RuntimeException | Error e) {
      own.forEach(query -> cache.inFlight().fail(query, e));
      throw e;
    }
  }

  private <V> CachedValue<V> complete(
      InFlight query, CacheKey<V> key, SnapshotResults results, ParallelFetch from) {
    CacheEntry<V> cacheEntry =
        new CacheEntry<>(results.get(key.query()), from.snapshot().snapshotVersion());
    cache.store().store(key, cacheEntry, cache.settings().ttl());
    loaded++;
    cache.inFlight().complete(query, cacheEntry);
    return CachedValue.of(key.query(), cacheEntry);
  }

  /**
   * @param first the queries that are read from it first
   */
  private ParallelFetch snapshot(List<CacheableQuery<?>> first, Admission admitted) {
    if (snapshot == null) {
      List<List<CacheableQuery<?>>> groups = SnapshotResults.groups(first);
      // Of several groups each is read in parallel with the others.
      List<CacheableQuery<?>> prefetched = groups.size() == 1 ? groups.getFirst() : List.of();
      snapshot = new ParallelFetch(admitted.open(deadline.remaining(), prefetched), deadline);
      snapshots++;
    }
    return snapshot;
  }

  /**
   * Waits for queries of other results.
   *
   * @param failing whether their failure fails this result too
   * @return the keys of those that failed
   */
  private List<CacheKey<?>> await(
      List<InFlight> others, boolean failing, Map<CacheKey<?>, CachedValue<?>> into) {
    if (others.isEmpty()) {
      return List.of();
    }
    close();
    List<CacheKey<?>> failed = new ArrayList<>();
    for (InFlight query : others) {
      coalesced++;
      cache.meters().coalesced();
      CacheEntry<?> cacheEntry = await(query.entry(), failing);
      if (cacheEntry == null) {
        failed.add(query.key());
      } else {
        into.put(query.key(), CachedValue.of(query.key().query(), cacheEntry));
      }
    }
    return failed;
  }

  private @Nullable CacheEntry<?> await(CompletableFuture<CacheEntry<?>> query, boolean failing) {
    try {
      return query.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (failing) {
        throw new DeskUnavailableException("the storage could not be read", e);
      }
      return null;
    } catch (TimeoutException e) {
      throw new DeadlineExceededException("the storage did not respond in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for the storage", e);
    }
  }

  /** Whether nothing had to be loaded. */
  boolean isUnused() {
    return loaded + coalesced == 0;
  }

  /** The instant of the snapshot, if all that was loaded is of this one, which is still open. */
  Optional<Instant> asOfOneSnapshot() {
    return snapshot != null && snapshots == 1 && coalesced == 0
        ? Optional.of(snapshot.snapshot().asOf())
        : Optional.empty();
  }

  /** Ends the snapshot. */
  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
      snapshot = null;
    }
  }
}
