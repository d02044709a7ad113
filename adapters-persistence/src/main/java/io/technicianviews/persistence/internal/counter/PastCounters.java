package io.technicianviews.persistence.internal.counter;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.cell.PastCells;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * The counters whose last day is over. No count reads them: a request that is still counted there
 * has left the view. A day is over only when the clock says so and writes of that day or later are
 * counted, so that a wrong clock deletes nothing.
 */
public final class PastCounters {

  private static final int BATCH = 1_000;

  /** The clocks of servers differ, and a count may be computed just after midnight. */
  private static final int KEPT_DAYS = 2;

  private static final CounterTable SUMS = CounterTable.SUMS;

  private PastCounters() {}

  /**
   * The first day whose counters exist for certain, whatever was deleted.
   *
   * @param today by the clock
   */
  static LocalDate firstKept(DSLContext dsl, LocalDate today) {
    return firstDay(dsl, today).plusDays(1);
  }

  static boolean isKept(CounterKey counter, LocalDate firstKept) {
    return !counter.lastDay().isBefore(firstKept);
  }

  /**
   * Deletes past sums of counters and cells, at most {@value #BATCH} of each, unless another
   * transaction is rolling up, which locks the same rows. Deltas of past days become sums at the
   * next rollup.
   *
   * @param today by the clock
   * @return whether there may be more
   */
  public static boolean sweep(DSLContext dsl, LocalDate today) {
    if (!CounterRollup.tryLock(dsl)) {
      return false;
    }
    boolean moreCounters = sweepCounters(dsl, today);
    boolean moreCells = PastCells.sweep(dsl, today);
    return moreCounters || moreCells;
  }

  private static boolean sweepCounters(DSLContext dsl, LocalDate today) {
    Field<Object> ctid = field(name("ctid"), SQLDataType.OTHER);
    return dsl.deleteFrom(SUMS.table())
            .where(
                ctid.eq(
                    any(
                        array(
                            select(ctid)
                                .from(SUMS.table())
                                .where(SUMS.lastDay().lt(day(firstDay(dsl, today))))
                                .limit(BATCH)))))
            .execute()
        == BATCH;
  }

  private static LocalDate firstDay(DSLContext dsl, LocalDate today) {
    Integer newest =
        dsl.select(max(SUMS.lastDay()))
            .from(SUMS.table())
            .where(SUMS.lastDay().lt(day(LocalDate.MAX)))
            .fetchSingle()
            .value1();
    if (newest == null) {
      return LocalDate.EPOCH;
    }
    // What is written on a day is counted in the recent views until six days later.
    LocalDate written = LocalDate.ofEpochDay(newest).minusDays(DeskDay.RECENT_DAYS - 1L);
    return (written.isBefore(today) ? written : today).minusDays(KEPT_DAYS);
  }

  private static int day(LocalDate date) {
    return CounterRow.day(date);
  }
}
