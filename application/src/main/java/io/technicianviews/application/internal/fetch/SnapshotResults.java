package io.technicianviews.application.internal.fetch;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.MessageQuery.ReadPositions;
import io.technicianviews.domain.query.Query;
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
import org.jspecify.annotations.Nullable;

/**
 * The parts of a result, read from one snapshot. Most take less time than a round trip and are read
 * together in one; those that take longer are read in parallel.
 */
public final class SnapshotResults extends TimedResults {

  private final ParallelFetch parts;
  private final Map<Query<?>, Deferred<QueryResults>> fetched = new HashMap<>();
  private @Nullable PageReadPositions readWithPage;

  /**
   * @param now on this day
   */
  public SnapshotResults(ParallelFetch parts, DeskDay day, Instant now) {
    super(day, now);
    this.parts = parts;
  }

  /** Which transactions the snapshot contains. */
  public SnapshotVersion snapshotVersion() {
    return parts.snapshot().snapshotVersion();
  }

  @Override
  public void fetch(Collection<? extends CacheableQuery<?>> queries) {
    read(queries);
  }

  /**
   * Reads parts as {@link #fetch} does.
   *
   * @param queries parts, and read positions in the requests of a page that is one of them
   */
  public void read(Collection<? extends Query<?>> queries) {
    read(groups(missing(queries)), Snapshot::read);
  }

  @Override
  public void fetchLast(Collection<? extends CacheableQuery<?>> queries) {
    readLast(queries);
  }

  @Override
  public void fetchLast(
      Collection<? extends CacheableQuery<?>> queries, PageReadPositions positions) {
    readLast(positions.alongWith(queries));
  }

  /** Ends the snapshot with the last parts, unless some are read in parallel. */
  private void readLast(Collection<? extends Query<?>> queries) {
    List<List<Query<?>>> groups = groups(missing(queries));
    read(groups, groups.size() == 1 ? Snapshot::readAndClose : Snapshot::read);
  }

  /** The queries that must be read. Adds the parts of those that were read with a page. */
  private Set<Query<?>> missing(Collection<? extends Query<?>> queries) {
    Set<Query<?>> missing = new LinkedHashSet<>(queries);
    missing.removeAll(fetched.keySet());
    for (Query<?> query : List.copyOf(missing)) {
      QueryResults known = query instanceof ReadPositions positions ? knownFor(positions) : null;
      if (known != null) {
        fetched.put(query, () -> known);
        missing.remove(query);
      }
    }
    return missing;
  }

  private void read(
      List<List<Query<?>>> groups, BiFunction<Snapshot, List<Query<?>>, QueryResults> reader) {
    int others = groups.size() - 1;
    for (int i = 0; i <= others; i++) {
      List<Query<?>> group = groups.get(i);
      Supplier<QueryResults> read = () -> reader.apply(parts.snapshot(), group);
      Deferred<QueryResults> part = i < others ? parts.fetch(read) : parts.fetchHere(read);
      group.forEach(query -> add(query, part));
    }
  }

  private void add(Query<?> query, Deferred<QueryResults> part) {
    fetched.put(query, part);
    if (query instanceof PageReadPositions positions) {
      readWithPage = positions;
    }
  }

  /** The read positions, if all were read with their page; otherwise null. */
  private @Nullable QueryResults knownFor(ReadPositions positions) {
    PageReadPositions known = readWithPage;
    if (known == null
        || positions.personId() != known.personId()
        || !get(known.page()).ids().containsAll(positions.requestIds())) {
      return null;
    }
    Map<Long, Integer> ofRequests = new HashMap<>(result(known));
    ofRequests.keySet().retainAll(positions.requestIds());
    QueryResults results = new QueryResults();
    results.put(positions, Map.copyOf(ofRequests));
    return results;
  }

  /** The groups of queries that are read in one round trip each, the slowest first. */
  public static List<List<Query<?>>> groups(Collection<? extends Query<?>> queries) {
    List<Query<?>> batch = new ArrayList<>();
    List<List<Query<?>>> groups = new ArrayList<>();
    for (Query<?> query : queries) {
      if (query instanceof CountQuery.TotalCount) {
        groups.add(List.of(query));
      } else {
        batch.add(query);
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
    return result(query);
  }

  private <V> V result(Query<V> query) {
    return requireNonNull(requireNonNull(fetched.get(query)).get().get(query));
  }
}
