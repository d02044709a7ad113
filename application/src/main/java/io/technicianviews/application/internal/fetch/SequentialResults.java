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
public final class SequentialResults implements Results {

  private final Snapshot snapshot;
  private final DeskDay day;
  private final Instant now;
  private final Map<CacheableQuery<?>, QueryResults> fetched = new HashMap<>();
  private Period period = Period.ALWAYS;

  /**
   * @param now the instant of which the result is the state
   * @param zone the time zone of the helpdesk
   */
  public SequentialResults(Snapshot snapshot, Instant now, ZoneId zone) {
    this.snapshot = snapshot;
    this.day = DeskDay.at(now, zone);
    this.now = now;
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void endsAt(Instant instant) {
    period = period.endsAt(instant);
  }

  @Override
  public Instant end() {
    return period.endsAt(day.end()).end();
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
