package io.technicianviews.persistence.internal.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery.AssigneeLoads;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.internal.counter.CounterTable;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** The SQL of the unsolved requests of all assignees: the sums of their counters of that view. */
final class LoadSql {

  private static final Name LOADS = name("loads");

  private static final Field<Long> TECHNICIAN_ID = column(CounterTable.SUMS.technicianId());
  private static final Field<Long> UNIT_KEY = column(CounterTable.SUMS.unitKey());
  private static final Field<Long> REQUESTS =
      sum(column(CounterTable.SUMS.of(View.MY_UNSOLVED))).cast(SQLDataType.BIGINT).as("requests");

  private static final StatementTemplateCache<UnitScope, QueryParameters> STATEMENTS =
      new StatementTemplateCache<>(LoadSql::sums);

  private LoadSql() {}

  static StatementQuery<Map<Long, Map<Long, Long>>> of(AssigneeLoads query) {
    return new StatementQuery<>(
        STATEMENTS.of(QueryParameters.shape(query.scope()), QueryParameters.ofUnits(query.scope())),
        LoadSql::read);
  }

  private static Map<Long, Map<Long, Long>> read(Result<Record> rows) {
    Map<Long, Map<Long, Long>> loads = new HashMap<>();
    for (Record row : rows) {
      long requests = row.get(REQUESTS);
      // Negative only after an external write without counter updates.
      if (requests > 0) {
        loads
            .computeIfAbsent(row.get(TECHNICIAN_ID), any -> new HashMap<>())
            .put(row.get(UNIT_KEY), requests);
      }
    }
    return loads;
  }

  private static Select<Record> sums(UnitScope shape, Placeholders<QueryParameters> of) {
    return select(List.<Field<?>>of(TECHNICIAN_ID, UNIT_KEY, REQUESTS))
        .from(
            counters(CounterTable.SUMS, shape, of)
                .unionAll(counters(CounterTable.CHANGES, shape, of))
                .asTable(LOADS))
        .groupBy(TECHNICIAN_ID, UNIT_KEY);
  }

  /** The view is one without an end, so that the last day of its counters does not matter. */
  private static Select<Record> counters(
      CounterTable from, UnitScope shape, Placeholders<QueryParameters> of) {
    return select(List.<Field<?>>of(from.technicianId(), from.unitKey(), from.of(View.MY_UNSOLVED)))
        .from(from.table())
        .where(from.technicianId().ne(inline(CounterKey.ANYONE)))
        // Null in the rows of technicians who have only solved requests.
        .and(from.of(View.MY_UNSOLVED).isNotNull())
        .and(QueryParameters.within(shape, from.unitKey(), of));
  }

  private static <T> Field<T> column(Field<T> of) {
    return field(LOADS.append(of.getUnqualifiedName()), of.getDataType());
  }
}
