package io.technicianviews.application.internal.fetch;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.QueryResults;
import io.technicianviews.domain.view.DeskDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parts of a result, read from one snapshot. Most take less time than a round trip and are read
 * together in one; those that take longer are read in parallel.
 */
public final class SnapshotResults implements Results {

  /**
   * The counts of more units are worth a round trip of their own. Those of five are not, those of a
   * hundred take as long as a page; it was not measured where between them it changes.
   */
  static final int MANY_UNITS = 20;

  private final ParallelFetch parts;
  private final DeskDay day;
  private final Map<CacheableQuery<?>, Deferred<QueryResults>> fetched = new HashMap<>();

  public SnapshotResults(ParallelFetch parts, DeskDay day) {
    this.parts = parts;
    this.day = day;
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  public void fetch(Collection<? extends CacheableQuery<?>> queries) {
    Set<CacheableQuery<?>> missing = new LinkedHashSet<>(queries);
    missing.removeAll(fetched.keySet());
    List<List<CacheableQuery<?>>> groups = groups(missing);
    int others = groups.size() - 1;
    for (int i = 0; i <= others; i++) {
      List<CacheableQuery<?>> group = groups.get(i);
      Supplier<QueryResults> query = () -> parts.snapshot().read(group);
      Deferred<QueryResults> part = i < others ? parts.fetch(query) : parts.fetchHere(query);
      group.forEach(cacheableQuery -> fetched.put(cacheableQuery, part));
    }
  }

  /** What is read together in one round trip, the longest first. */
  public static List<List<CacheableQuery<?>>> groups(
      Collection<? extends CacheableQuery<?>> facts) {
    List<CacheableQuery<?>> together = new ArrayList<>();
    List<CacheableQuery<?>> counts = new ArrayList<>();
    List<List<CacheableQuery<?>>> groups = new ArrayList<>();
    for (CacheableQuery<?> cacheableQuery : facts) {
      switch (cacheableQuery) {
        case CacheableQuery.UnitCounts ofUnit -> counts.add(ofUnit);
        case CacheableQuery.TotalCount totalCount -> groups.add(List.of(totalCount));
        case CacheableQuery<?> other -> together.add(other);
      }
    }
    if (counts.size() > MANY_UNITS) {
      groups.add(counts);
    } else {
      together.addAll(counts);
    }
    if (!together.isEmpty()) {
      groups.add(together);
    }
    return groups;
  }

  @Override
  public <V> V get(CacheableQuery<V> cacheableQuery) {
    if (!fetched.containsKey(cacheableQuery)) {
      fetch(List.of(cacheableQuery));
    }
    return requireNonNull(requireNonNull(fetched.get(cacheableQuery)).get().get(cacheableQuery));
  }
}
