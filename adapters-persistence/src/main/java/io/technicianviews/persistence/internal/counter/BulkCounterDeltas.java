package io.technicianviews.persistence.internal.counter;

import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.cell.BulkCellDeltas;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The counter and cell deltas of a bulk load, collected in memory and sent at its end. Not
 * thread-safe.
 */
public final class BulkCounterDeltas {

  /**
   * The number of counters from which they are sent before the end; a long history has many days.
   */
  private static final int MAX_COUNTERS = 100_000;

  private final DSLContext dsl;
  private final ZoneId zone;
  private final Map<CounterKey, Long> changes = new HashMap<>();
  private final BulkCellDeltas cells;

  /**
   * @param today by the clock
   */
  public BulkCounterDeltas(DSLContext dsl, DeskDay today) {
    this.dsl = dsl;
    this.zone = today.zone();
    this.cells = new BulkCellDeltas(dsl, today);
  }

  /** Adds the deltas of a request's change of state. {@code before} is null for a new request. */
  public void change(@Nullable RequestState before, RequestState after) {
    CounterKey.deltas(before, after, zone)
        .forEach((counterKey, change) -> changes.merge(counterKey, change, Long::sum));
    if (changes.size() >= MAX_COUNTERS) {
      sendCounters();
    }
    cells.change(before, after);
  }

  /** Discards the deltas that are not sent yet. */
  public void clear() {
    changes.clear();
    cells.clear();
  }

  /** Sends the collected deltas. */
  public void send() {
    sendCounters();
    cells.send();
  }

  private void sendCounters() {
    changes.values().removeIf(change -> change == 0);
    CounterDeltas.copy(dsl, changes);
    changes.clear();
  }
}
