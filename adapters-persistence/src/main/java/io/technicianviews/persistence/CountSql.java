package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.BUSINESS_UNIT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Counter;
import io.technicianviews.domain.view.DeskDay;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The counts of all views of a reach in one statement: the sum of the counters that last until the
 * day, and of what was added to them since. That is some fifty short rows for each unit, however
 * long the desk's history is. A row is a unit key, a view, whether it speaks of subtasks, and how
 * many there are.
 */
final class CountSql {

  private CountSql() {}

  static Select<Record4<Long, String, Boolean, Long>> visible(Units units, DeskDay day) {
    Field<Long[]> keys =
        switch (units) {
          // Unit by unit, so that what has ceased to count is passed over.
          case Units.All() ->
              array(
                  select(BUSINESS_UNIT.ID)
                      .from(BUSINESS_UNIT)
                      .unionAll(select(inline(Units.WITHOUT_UNIT))));
          case Units.Only(var only) -> ViewSql.array(only);
        };
    return sums(Counter.ANYONE, unitKey -> unitKey.eq(any(keys)), day);
  }

  static Select<Record4<Long, String, Boolean, Long>> mine(
      long technicianId, Units units, DeskDay day) {
    return switch (units) {
      case Units.All() -> sums(technicianId, unitKey -> noCondition(), day);
      case Units.Only(var only) ->
          sums(technicianId, unitKey -> unitKey.eq(any(ViewSql.array(only))), day);
    };
  }

  private static Select<Record4<Long, String, Boolean, Long>> sums(
      long technicianId, Function<Field<Long>, Condition> within, DeskDay day) {
    Table<?> counters =
        counters(CounterTable.SUMS, technicianId, within, day)
            .unionAll(counters(CounterTable.CHANGES, technicianId, within, day))
            .asTable("counters");
    Field<Long> unitKey = column(counters, CounterTable.SUMS.unitKey());
    Field<String> view = column(counters, CounterTable.SUMS.view());
    Field<Boolean> subtask = column(counters, CounterTable.SUMS.subtask());
    Field<BigDecimal> requests = sum(column(counters, CounterTable.SUMS.requests()));
    return select(unitKey, view, subtask, requests.cast(SQLDataType.BIGINT))
        .from(counters)
        .groupBy(unitKey, view, subtask);
  }

  private static <T> Field<T> column(Table<?> table, Field<T> column) {
    return Objects.requireNonNull(table.field(column));
  }

  private static Select<Record4<Long, String, Boolean, Long>> counters(
      CounterTable of, long technicianId, Function<Field<Long>, Condition> within, DeskDay day) {
    return select(of.unitKey(), of.view(), of.subtask(), of.requests())
        .from(of.table())
        .where(
            of.technicianId().eq(technicianId),
            within.apply(of.unitKey()),
            of.lastDay().ge(CounterTable.day(day.date())));
  }
}
