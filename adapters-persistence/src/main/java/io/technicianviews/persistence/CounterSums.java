package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.schema.Tables.VIEW_COUNTER_CHANGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * Moves what was added to counters into their sums. In every snapshot it is in one or the other.
 */
final class CounterSums {

  /** Which advisory lock one holds who sums up, until his transaction ends. */
  private static final long SUMMING = 0x7465_6368_7375_6d73L;

  private CounterSums() {}

  /**
   * Sums up what is there; what others append meanwhile stays.
   *
   * @return how many sums moved
   */
  static int add(DSLContext dsl) {
    dsl.select(function("pg_advisory_xact_lock", SQLDataType.OTHER, inline(SUMMING))).execute();
    return move(dsl);
  }

  /** The same, but nothing if somebody else does so. */
  static int addUnlessOthersDo(DSLContext dsl) {
    Field<Boolean> locked =
        function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, inline(SUMMING));
    return dsl.select(locked).fetchSingle().value1() ? move(dsl) : 0;
  }

  private static int move(DSLContext dsl) {
    var taken =
        name("taken")
            .as(
                dsl.deleteFrom(VIEW_COUNTER_CHANGE)
                    .returningResult(
                        VIEW_COUNTER_CHANGE.TECHNICIAN_ID,
                        VIEW_COUNTER_CHANGE.UNIT_KEY,
                        VIEW_COUNTER_CHANGE.LAST_DAY,
                        VIEW_COUNTER_CHANGE.VIEW,
                        VIEW_COUNTER_CHANGE.SUBTASK,
                        VIEW_COUNTER_CHANGE.REQUESTS));
    return dsl.with(taken)
        .insertInto(
            VIEW_COUNTER,
            VIEW_COUNTER.TECHNICIAN_ID,
            VIEW_COUNTER.UNIT_KEY,
            VIEW_COUNTER.LAST_DAY,
            VIEW_COUNTER.VIEW,
            VIEW_COUNTER.SUBTASK,
            VIEW_COUNTER.REQUESTS)
        .select(sums(taken))
        .onConflict(
            VIEW_COUNTER.TECHNICIAN_ID,
            VIEW_COUNTER.UNIT_KEY,
            VIEW_COUNTER.LAST_DAY,
            VIEW_COUNTER.VIEW,
            VIEW_COUNTER.SUBTASK)
        .doUpdate()
        .set(VIEW_COUNTER.REQUESTS, VIEW_COUNTER.REQUESTS.plus(excluded(VIEW_COUNTER.REQUESTS)))
        .execute();
  }

  private static Select<Record6<Long, Long, Integer, String, Boolean, Long>> sums(
      CommonTableExpression<Record6<Long, Long, Integer, String, Boolean, Long>> of) {
    Field<Long> technicianId = of.field(VIEW_COUNTER_CHANGE.TECHNICIAN_ID);
    Field<Long> unitKey = of.field(VIEW_COUNTER_CHANGE.UNIT_KEY);
    Field<Integer> lastDay = of.field(VIEW_COUNTER_CHANGE.LAST_DAY);
    Field<String> view = of.field(VIEW_COUNTER_CHANGE.VIEW);
    Field<Boolean> subtask = of.field(VIEW_COUNTER_CHANGE.SUBTASK);
    Field<Long> requests = sum(of.field(VIEW_COUNTER_CHANGE.REQUESTS)).cast(SQLDataType.BIGINT);
    return select(technicianId, unitKey, lastDay, view, subtask, requests)
        .from(of)
        .groupBy(technicianId, unitKey, lastDay, view, subtask)
        .having(condition(requests.ne(0L)));
  }
}
