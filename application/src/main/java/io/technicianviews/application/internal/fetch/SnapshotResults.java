package io.technicianviews.application.internal.fetch;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The parts of a result, read from one snapshot. Most take less time than a round trip and are read
 * together in one; those that take longer are read in parallel.
 */
public final class SnapshotResults extends TimedResults {

  private final ParallelFetch parts;
  private final Map<CacheableQuery<?>, Deferred<QueryResults>> fetched = new HashMap<>();

  /**
   * @param now on this day
   */
  public SnapshotResults(ParallelFetch parts, DeskDay day, Instant now) {
    super(day, now);
    this.parts = parts;
  }

  @Override
  public void fetch(Collection<? extends CacheableQuery<?>> queries) {
    fetch(groups(missing(queries)), Snapshot::read);
  }

  /** Ends the snapshot with the last parts, unless some are read in parallel. */
  @Override
  public void fetchLast(Collection<? extends CacheableQuery<?>> queries) {
    List<List<CacheableQuery<?>>> groups = groups(missing(queries));
    fetch(groups, groups.size() == 1 ? Snapshot::readAndClose : Snapshot::read);
  }

  private Set<CacheableQuery<?>> missing(Collection<? extends CacheableQuery<?>> queries) {
    Set<CacheableQuery<?>> missing = new LinkedHashSet<>(queries);
    missing.removeAll(fetched.keySet());
    return missing;
  }

  private void fetch(
      List<List<CacheableQuery<?>>> groups,
      BiFunction<Snapshot, List<CacheableQuery<?>>, QueryResults> reader) {
    int others = groups.size() - 1;
    for (int i = 0; i <= others; i++) {
      List<CacheableQuery<?>> group = groups.get(i);
      Supplier<QueryResults> read = () -> reader.apply(parts.snapshot(), group);
      Deferred<QueryResults> part = i < others ? parts.fetch(read) : parts.fetchHere(read);
      group.forEach(query -> fetched.put(query, part));
    }
  }

  /** The groups of queries that are read in one round trip each, the slowest first. */
  public static List<List<CacheableQuery<?>>> groups(
      Collection<? extends CacheableQuery<?>> queries) {
    List<CacheableQuery<?>> batch = new ArrayList<>();
    List<List<CacheableQuery<?>>> groups = new ArrayList<>();
    for (CacheableQuery<?> query : queries) {
      switch (query) {
        case CountQuery.TotalCount totalCount -> groups.add(List.of(totalCount));
        case CacheableQuery<?> other -> batch.add(other);
      }
    }
    if (!batch.isEmpty()) {
      groups.add(batch);
    }
    return groups;
  }

  @Override
  public <V> V get(CacheableQuery<V> query) {
    if (!fetched.containsKey(query)) {
      fetch(List.of(query));
    }
    return requireNonNull(requireNonNull(fetched.get(query)).get().get(query));
  }
}
