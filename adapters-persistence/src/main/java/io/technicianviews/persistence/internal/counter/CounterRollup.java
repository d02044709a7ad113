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
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
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
 * Moves what was added to counters into their sums. In every snapshot it is in one or the other.
 */
public final class CounterRollup {

  private CounterRollup() {}

  /**
   * Sums up what is there; what others append meanwhile stays.
   *
   * @return how many sums moved
   */
  public static int add(DSLContext dsl) {
    lock(dsl);
    return move(dsl);
  }

  /**
   * Nobody else sums up until this transaction ends. Who is about to lock rows of both tables asks
   * for this first: one who sums up locks them in another order.
   */
  public static int lock(DSLContext dsl) {
    return dsl.select(
            function("pg_advisory_xact_lock", SQLDataType.OTHER, inline(AdvisoryLocks.SUMMING)))
        .execute();
  }

  /** The same, but nothing if somebody else does so. */
  static int addUnlessRunningElsewhere(DSLContext dsl) {
    Field<Boolean> locked =
        function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, inline(AdvisoryLocks.SUMMING));
    return dsl.select(locked).fetchSingle().value1() ? move(dsl) : 0;
  }

  private static int move(DSLContext dsl) {
    CounterTable changes = CounterTable.CHANGES;
    var taken =
        name("taken").as(dsl.deleteFrom(changes.table()).returningResult(changes.columns()));
    CounterTable sums = CounterTable.SUMS;
    return dsl.with(taken)
        .insertInto(sums.table(), sums.columns())
        .select(sums(taken))
        .onConflict(sums.key())
        .doUpdate()
        .set(sums.requests().values().stream().collect(toMap(identity(), CounterRollup::moved)))
        .execute();
  }

  /** Null plus something is that. */
  private static Field<Long> moved(Field<Long> sum) {
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
    // Day by day, as they come in the life of a desk: those that count today lie side by side.
    Field<?> lastDay = of.field(CounterTable.CHANGES.lastDay());
    return select(columns)
        .from(of)
        .groupBy(key)
        .having(coalesce(inline((Long) null), requests.toArray(Field<?>[]::new)).isNotNull())
        .orderBy(lastDay, of.field(CounterTable.CHANGES.technicianId()));
  }
}
