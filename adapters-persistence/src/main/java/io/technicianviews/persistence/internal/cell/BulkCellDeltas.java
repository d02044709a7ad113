package io.technicianviews.persistence.internal.cell;

import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.time.DeskDay;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The cell deltas of a bulk load, collected in memory and sent at its end. Not thread-safe. */
public final class BulkCellDeltas {

  /** The number of rows above which they are sent before the end. */
  private static final int MAX_ROWS = 200_000;

  private final DSLContext dsl;
  private final DeskDay today;
  private int newest = Integer.MIN_VALUE;
  private Map<CellRow, Long> deltas = new HashMap<>();

  /**
   * @param today by the clock
   */
  public BulkCellDeltas(DSLContext dsl, DeskDay today) {
    this.dsl = dsl;
    this.today = today;
  }

  /** Adds the deltas of a request's change of state. {@code before} is null for a new request. */
  public void change(@Nullable RequestState before, RequestState after) {
    newest = Math.max(newest, CellRow.day(after.updated(), today.zone()));
    CellRow.deltas(before, after, today)
        .forEach((row, delta) -> deltas.merge(row, delta, Long::sum));
    if (deltas.size() >= MAX_ROWS) {
      forgetPastDays();
      if (deltas.size() >= MAX_ROWS / 2) {
        send();
      }
    }
  }

  /**
   * Combines the rows that differ only in days that no view can ask for, which most days of a long
   * history are. A day is past only if both the clock and later writes say so, so that a wrong
   * clock loses nothing.
   */
  private void forgetPastDays() {
    int firstDay = CellRow.firstStored(today, newest);
    Map<CellRow, Long> kept = new HashMap<>();
    deltas.forEach((row, delta) -> kept.merge(row.from(firstDay), delta, Long::sum));
    kept.values().removeIf(delta -> delta == 0);
    deltas = kept;
  }

  /** Discards the deltas that are not sent yet. */
  public void clear() {
    deltas.clear();
  }

  /** Sends the collected deltas. */
  public void send() {
    forgetPastDays();
    CellDeltas.copy(dsl, deltas);
    deltas.clear();
  }
}
