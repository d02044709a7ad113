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
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the entries of one result that are not cached, from one snapshot, under the admission of
 * its query. Before it opens the snapshot, it waits for entries that another result is loading
 * already (single-flight); afterwards it waits for none, so that two results cannot deadlock. Used
 * by one thread, which closes it.
 */
final class SingleFlightLoader implements AutoCloseable {

  private final CacheContext cache;
  private final DeskDay day;
  private final QueryAdmission admission;
  private final Deadline deadline;
  private @Nullable ParallelFetch snapshot;

  /** What was read from the snapshot. */
  private @Nullable SnapshotResults results;

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
   * @param positions to read with their page, if this is read here; null for none. They are
   *     returned when they are loaded by their requests
   * @param since when the caller began to look for them in the cache, by the ticker
   * @return an entry for each key
   * @throws AdmissionRequiredException if the query has to wait for its admission first
   */
  Map<CacheKey<?>, CachedValue<?>> load(
      List<CacheKey<?>> missing, @Nullable PageReadPositions positions, long since) {
    Map<CacheKey<?>, CachedValue<?>> values = new LinkedHashMap<>();
    List<CacheKey<?>> left = missing;
    while (!left.isEmpty()) {
      if (snapshot == null) {
        left = awaitRunning(left, since, values);
      }
      if (!left.isEmpty() && run(left, positions, since, values)) {
        return values;
      }
    }
    return values;
  }

  /**
   * Waits for those queries that other results run now.
   *
   * @return the keys that are left
   */
  private List<CacheKey<?>> awaitRunning(
      List<CacheKey<?>> keys, long since, Map<CacheKey<?>, CachedValue<?>> into) {
    List<InFlight> running = running(keys, since);
    if (running.size() < keys.size()) {
      admission.take();
    }
    for (InFlight query : running) {
      coalesced++;
      cache.meters().coalesced();
      CacheEntry<?> cacheEntry = await(query.entry());
      // It may have failed for reasons that do not apply here.
      if (cacheEntry != null) {
        into.put(query.key(), CachedValue.of(query.key().query(), cacheEntry));
      }
    }
    return keys.stream().filter(key -> !into.containsKey(key)).toList();
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
   * Runs queries, unless others have begun all of them meanwhile and no snapshot is open. One that
   * another result has begun is run here too, since nothing is waited for between an announcement
   * and its end.
   *
   * @return whether they were run
   */
  private boolean run(
      List<CacheKey<?>> keys,
      @Nullable PageReadPositions positions,
      long since,
      Map<CacheKey<?>, CachedValue<?>> into) {
    Admission admitted = admission.take();
    List<InFlight> own = keys.stream().map(InFlight::new).toList();
    long announced = own.stream().filter(query -> cache.inFlight().announce(query, since)).count();
    if (announced == 0 && snapshot == null) {
      return false;
    }
    load(own, positions, admitted, into);
    return true;
  }

  private void load(
      List<InFlight> own,
      @Nullable PageReadPositions positions,
      Admission admitted,
      Map<CacheKey<?>, CachedValue<?>> into) {
    try {
      long begun = cache.ticker().nanos();
      List<CacheableQuery<?>> parts =
          own.stream().<CacheableQuery<?>>map(query -> query.key().query()).toList();
      Collection<? extends Query<?>> queries =
          positions == null ? parts : positions.alongWith(parts);
      SnapshotResults read = results(queries, admitted);
      read.read(queries);
      own.forEach(query -> into.put(query.key(), complete(query, query.key(), read)));
      cache.meters().loaded(own.size(), Duration.ofNanos(cache.ticker().nanos() - begun));
    } catch (RuntimeException | Error e) {
      own.forEach(query -> cache.inFlight().fail(query, e));
      throw e;
    }
  }

  private <V> CachedValue<V> complete(InFlight query, CacheKey<V> key, SnapshotResults from) {
    CacheEntry<V> cacheEntry = new CacheEntry<>(from.get(key.query()), from.snapshotVersion());
    cache.store().store(key, cacheEntry, cache.settings().ttl());
    loaded++;
    cache.inFlight().complete(query, cacheEntry);
    return CachedValue.of(key.query(), cacheEntry);
  }

  /**
   * @param first the queries that are read from it first
   */
  private SnapshotResults results(Collection<? extends Query<?>> first, Admission admitted) {
    if (results == null) {
      List<List<Query<?>>> groups = SnapshotResults.groups(first);
      // Of several groups each is read in parallel with the others.
      List<Query<?>> prefetched = groups.size() == 1 ? groups.getFirst() : List.of();
      snapshot = new ParallelFetch(admitted.open(deadline.remaining(), prefetched), deadline);
      results = new SnapshotResults(snapshot, day, day.start());
    }
    return results;
  }

  private @Nullable CacheEntry<?> await(CompletableFuture<CacheEntry<?>> query) {
    try {
      return query.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
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

  /** The open snapshot; null if nothing was loaded yet. */
  @Nullable Snapshot snapshot() {
    return snapshot == null ? null : snapshot.snapshot();
  }

  /** Ends the snapshot. */
  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
      snapshot = null;
      results = null;
    }
  }
}
