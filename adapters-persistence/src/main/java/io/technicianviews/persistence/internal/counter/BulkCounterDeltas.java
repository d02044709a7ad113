package io.technicianviews.persistence.internal.counter;

import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.view.CounterKey;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a load adds to counters: little beside the requests that it loads, and sent at its end. */
public final class BulkCounterDeltas {

  /** A long history has many days; from so many counters on they are sent before the end. */
  private static final int MOST = 100_000;

  private final Connection connection;
  private final ZoneId zone;
  private final Map<CounterKey, Long> changes = new HashMap<>();

  public BulkCounterDeltas(Connection connection, ZoneId zone) {
    this.connection = connection;
    this.zone = zone;
  }

  /** A request went from one state to another; null: there was none. */
  public void change(@Nullable RequestState before, RequestState after) {
    CounterKey.changes(before, after, zone)
        .forEach((counterKey, change) -> changes.merge(counterKey, change, Long::sum));
    if (changes.size() >= MOST) {
      send();
    }
  }

  /** Forgets what was not sent. */
  public void clear() {
    changes.clear();
  }

  public void send() {
    changes.values().removeIf(change -> change == 0);
    CounterDeltas.copy(connection, changes);
    changes.clear();
  }
}
