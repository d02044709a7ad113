package io.technicianviews.persistence.internal.query;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.with;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewScope;
import io.technicianviews.persistence.internal.counter.CounterRow;
import io.technicianviews.persistence.internal.counter.CounterTable;
import io.technicianviews.persistence.internal.counter.ScopeSums;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * The SQL of all view counts of a scope, in one statement: the sum of the counters that are valid
 * until the day, and of the deltas appended since the last rollup. That is some fifteen short rows
 * for each unit, and as many for all units together, however long the desk's history is. For most
 * of the units, {@linkplain ScopeSums those of the others are subtracted} from these. A result row
 * has a unit key, if the counts are by unit, whether it counts subtasks, and the number of requests
 * in each view.
 */
final class CountSql {

  private static final Name COUNTERS = name("counters");

  static final Field<Long> UNIT_KEY = column(CounterTable.SUMS.unitKey());
  static final Field<Boolean> SUBTASK = column(CounterTable.SUMS.subtask());

  private static final List<Field<?>> BY_UNIT_AND_TYPE = List.of(UNIT_KEY, SUBTASK);
  private static final List<Field<?>> BY_TYPE = List.of(SUBTASK);

  private static final Map<View, Field<Long>> REQUESTS =
      Arrays.stream(View.values()).collect(toUnmodifiableMap(identity(), CountSql::summed));

  private static final StatementTemplate<QueryParameters> BY_UNIT =
      StatementTemplate.of(of -> sums(ViewScope.VISIBLE, BY_UNIT_AND_TYPE, of, within(of)));

  private static final StatementTemplate<QueryParameters> OF_UNITS =
      StatementTemplate.of(CountSql::ofUnits);

  private static final StatementTemplate<QueryParameters> OF_ALL_UNITS =
      StatementTemplate.of(of -> sums(ViewScope.VISIBLE, BY_TYPE, of, CountSql::ofAnyUnit));

  private static final StatementTemplate<QueryParameters> MINE =
      StatementTemplate.of(
          of -> sums(ViewScope.MINE, BY_UNIT_AND_TYPE, of, counters -> noCondition()));

  private CountSql() {}

  /** The counts of each of these units, by unit. */
  static BoundStatement visibleByUnit(Collection<Long> units, DeskDay day) {
    return BY_UNIT.with(parameters(CounterKey.ANYONE, UnitScope.only(units), day));
  }

  /** The counts of a scope, added up; the rows have no unit. */
  static BoundStatement visible(UnitScope scope, DeskDay day) {
    StatementTemplate<QueryParameters> template =
        switch (scope) {
          case UnitScope.All() -> OF_ALL_UNITS;
          case UnitScope.Only ignored -> OF_UNITS;
        };
    return template.with(parameters(CounterKey.ANYONE, scope, day));
  }

  static BoundStatement mine(long technicianId, DeskDay day) {
    return MINE.with(parameters(technicianId, UnitScope.ALL, day));
  }

  private static QueryParameters parameters(long technicianId, UnitScope unitScope, DeskDay day) {
    return new QueryParameters(technicianId, unitScope, day, PageStart.FIRST);
  }

  private static Function<CounterTable, Condition> within(Placeholders<QueryParameters> of) {
    return counters -> counters.unitKey().eq(any(QueryParameters.keys(of)));
  }

  /** The sums have rows of all units; deltas are of one unit each, or correct the former. */
  private static Condition ofAnyUnit(CounterTable counters) {
    return counters.equals(CounterTable.SUMS)
        ? counters.unitKey().eq(inline(CounterKey.ANY_UNIT))
        : noCondition();
  }

  private static Select<Record> ofUnits(Placeholders<QueryParameters> of) {
    ScopeSums sums = new ScopeSums(QueryParameters.keys(of));
    return with(sums.outside())
        .select(columns(ViewScope.VISIBLE, BY_TYPE))
        .from(
            counters(CounterTable.SUMS, ViewScope.VISIBLE, of, from -> sums.added(from.unitKey()))
                .unionAll(
                    counters(
                        CounterTable.SUMS,
                        ViewScope.VISIBLE,
                        of,
                        from -> sums.subtracted(from.unitKey()),
                        Field::neg))
                .unionAll(
                    counters(
                        CounterTable.CHANGES,
                        ViewScope.VISIBLE,
                        of,
                        from -> sums.addedDelta(from.unitKey())))
                .asTable(COUNTERS))
        .groupBy(BY_TYPE);
  }

  private static Select<Record> sums(
      ViewScope viewScope,
      List<Field<?>> by,
      Placeholders<QueryParameters> of,
      Function<CounterTable, Condition> within) {
    return select(columns(viewScope, by))
        .from(
            counters(CounterTable.SUMS, viewScope, of, within)
                .unionAll(counters(CounterTable.CHANGES, viewScope, of, within))
                .asTable(COUNTERS))
        .groupBy(by);
  }

  private static List<Field<?>> columns(ViewScope viewScope, List<Field<?>> by) {
    List<Field<?>> columns = new ArrayList<>(by);
    View.of(viewScope).forEach(view -> columns.add(requests(view)));
    return columns;
  }

  /** The number of requests in a view; null if there never was one. */
  static Field<Long> requests(View view) {
    return requireNonNull(REQUESTS.get(view));
  }

  /** Of integers, since PostgreSQL adds up bigints as numerics, which takes longer. */
  private static Field<Long> summed(View view) {
    return sum(column(CounterTable.SUMS.of(view)).cast(SQLDataType.INTEGER))
        .cast(SQLDataType.BIGINT)
        .as(view.wireName());
  }

  private static <T> Field<T> column(Field<T> of) {
    return field(COUNTERS.append(of.getUnqualifiedName()), of.getDataType());
  }

  private static Select<Record> counters(
      CounterTable from,
      ViewScope viewScope,
      Placeholders<QueryParameters> of,
      Function<CounterTable, Condition> within) {
    return counters(from, viewScope, of, within, requests -> requests);
  }

  /**
   * @param sign what is added for a number of requests
   */
  private static Select<Record> counters(
      CounterTable from,
      ViewScope viewScope,
      Placeholders<QueryParameters> of,
      Function<CounterTable, Condition> within,
      UnaryOperator<Field<Long>> sign) {
    List<Field<?>> columns = new ArrayList<>(List.of(from.unitKey(), from.subtask()));
    View.of(viewScope).forEach(view -> columns.add(sign.apply(from.of(view))));
    return select(columns)
        .from(from.table())
        .where(
            from.technicianId().eq(of.bind(from.technicianId(), QueryParameters::personId)),
            within.apply(from),
            from.lastDay()
                .ge(
                    of.bind(
                        from.lastDay(),
                        queryParameters -> CounterRow.day(queryParameters.day().date()))));
  }
}
