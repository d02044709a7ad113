package io.technicianviews.persistence.internal.counter;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.internal.cell.CellRollup;
import io.technicianviews.persistence.internal.cell.TotalDeltas;
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.TransactionSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The rollup of the deltas of counters and cells into their sums. In every snapshot a delta is in
 * exactly one of the two tables. The rollup also adds up the counters and cells of all units, for
 * the counts of admins: writes append no rows for these.
 */
public final class CounterRollup {

  private CounterRollup() {}

  /**
   * Rolls up the visible deltas, after waiting for any other rollup. Deltas that others append
   * meanwhile remain.
   *
   * @return the number of sums that were inserted or updated
   */
  public static int add(DSLContext dsl) {
    lock(dsl);
    return move(dsl);
  }

  /**
   * Excludes other rollups until this transaction ends. A caller that locks rows of both tables
   * takes this lock first: a rollup locks them in another order, which could deadlock.
   */
  public static int lock(DSLContext dsl) {
    return dsl.select(
            function("pg_advisory_xact_lock", SQLDataType.OTHER, key(dsl)),
            maintainingTotals(),
            maintainingTotalCells())
        .execute();
  }

  /** Rolls up the visible deltas; returns 0 at once if another transaction is rolling up. */
  static int addUnlessRunningElsewhere(DSLContext dsl) {
    return tryLock(dsl) ? move(dsl) : 0;
  }

  /** Excludes other rollups until the transaction ends, unless one is running. */
  static boolean tryLock(DSLContext dsl) {
    Field<Boolean> locked = function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, key(dsl));
    return dsl.select(locked, maintainingTotals(), maintainingTotalCells()).fetchSingle().value1();
  }

  /** Tells a trigger of the migration 8 that this rollup maintains the counters of all units. */
  private static Field<String> maintainingTotals() {
    return TransactionSetting.of("technician_views.rollup", "8");
  }

  /** Tells a trigger of the migration 10 that this rollup maintains the cells of all units. */
  private static Field<String> maintainingTotalCells() {
    return TransactionSetting.of("technician_views.cell_rollup", "10");
  }

  private static Field<Long> key(DSLContext dsl) {
    return inline(DeskSchema.of(dsl).lock(AdvisoryLocks.SUMMING));
  }

  private static int move(DSLContext dsl) {
    return moveCounters(dsl) + CellRollup.move(dsl);
  }

  private static int moveCounters(DSLContext dsl) {
    CounterTable changes = CounterTable.CHANGES;
    var moved =
        name("moved").as(dsl.deleteFrom(changes.table()).returningResult(changes.columns()));
    var added =
        name("added")
            .as(
                TotalDeltas.with(
                    moved, changes.columns(), changes.technicianId(), changes.unitKey()));
    CounterTable sums = CounterTable.SUMS;
    return dsl.with(moved)
        .with(added)
        .insertInto(sums.table(), sums.columns())
        .select(sums(added))
        .onConflict(sums.key())
        .doUpdate()
        .set(sums.requests().values().stream().collect(toMap(identity(), CounterRollup::updated)))
        .execute();
  }

  /** The new sum, where null plus a number is the number. */
  private static Field<Long> updated(Field<Long> sum) {
    return coalesce(sum.plus(excluded(sum)), sum, excluded(sum));
  }

  private static Select<Record> sums(Table<?> of) {
    List<Field<?>> key = CounterTable.CHANGES.key().stream().<Field<?>>map(of::field).toList();
    List<Field<Long>> requests =
        Arrays.stream(View.values())
            .map(view -> nullif(sum(CounterTable.of(view, of)).cast(SQLDataType.BIGINT), 0L))
            .toList();
    List<Field<?>> columns = new ArrayList<>(key);
    columns.addAll(requests);
    // In the order of days, so that the rows of the current counters are adjacent in the table.
    Field<?> lastDay = of.field(CounterTable.CHANGES.lastDay());
    return select(columns)
        .from(of)
        .groupBy(key)
        .having(coalesce(inline((Long) null), requests.toArray(Field<?>[]::new)).isNotNull())
        .orderBy(lastDay, of.field(CounterTable.CHANGES.technicianId()));
  }
}
