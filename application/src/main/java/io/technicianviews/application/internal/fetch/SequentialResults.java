package io.technicianviews.application.internal.fetch;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The parts of a result, read one after the other by the calling thread. */
public final class SequentialResults extends TimedResults {

  private final Snapshot snapshot;
  private final Map<CacheableQuery<?>, QueryResults> fetched = new HashMap<>();

  /**
   * @param now the instant of which the result is the state
   * @param zone the time zone of the helpdesk
   */
  public SequentialResults(Snapshot snapshot, Instant now, ZoneId zone) {
    super(DeskDay.at(now, zone), now);
    this.snapshot = snapshot;
  }

  @Override
  public void fetch(Collection<? extends CacheableQuery<?>> queries) {
    Set<CacheableQuery<?>> missing = new LinkedHashSet<>(queries);
    missing.removeAll(fetched.keySet());
    if (!missing.isEmpty()) {
      QueryResults results = snapshot.read(missing);
      missing.forEach(query -> fetched.put(query, results));
    }
  }

  @Override
  public <V> V get(CacheableQuery<V> query) {
    if (!fetched.containsKey(query)) {
      fetch(Set.of(query));
    }
    return requireNonNull(requireNonNull(fetched.get(query)).get(query));
  }
}
