package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.with;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.persistence.internal.cell.CellFamilies;
import io.technicianviews.persistence.internal.counter.ScopeSums;
import io.technicianviews.persistence.internal.query.CellParts.Shape;
import io.technicianviews.persistence.internal.query.CellParts.Values;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * The SQL of the sums of count cells: the stored sums, and the deltas appended since the last
 * rollup. Sums over all units are stored, too; for most of the units, {@linkplain ScopeSums those
 * of the others are subtracted} from these. The result is one row with an array for each column,
 * since reading a row of its own for each cell takes longer than the statement.
 */
final class CellSql {

  private static final Name CELLS = name("cells");
  private static final Field<Long> UNIT_KEY = column(CELL_COUNTER.UNIT_KEY);
  private static final Field<Short> MOMENT = column(CELL_COUNTER.MOMENT);
  private static final Field<Integer> DAY = column(CELL_COUNTER.DAY);
  private static final Field<Integer> CELL = column(CELL_COUNTER.CELL);
  private static final Field<Long> REQUESTS = column(CELL_COUNTER.REQUESTS);

  private static final Name SUMMED = name("summed");
  private static final Field<Long[]> UNIT_KEYS = arrayAgg(in(SUMMED, UNIT_KEY)).as("unit_keys");
  private static final Field<Short[]> MOMENTS = arrayAgg(in(SUMMED, MOMENT)).as("moments");
  private static final Field<Integer[]> DAYS = arrayAgg(in(SUMMED, DAY)).as("days");
  private static final Field<Integer[]> CELL_CODES = arrayAgg(in(SUMMED, CELL)).as("cells");
  private static final Field<Long[]> SUMS = arrayAgg(in(SUMMED, REQUESTS)).as("sums");

  private static final List<Field<?>> COLUMNS = List.of(UNIT_KEYS, MOMENTS, DAYS, CELL_CODES, SUMS);

  private static final StatementTemplateCache<Shape, Values> STATEMENTS =
      new StatementTemplateCache<>(CellSql::sums);

  private CellSql() {}

  static StatementQuery<Map<CellKey, Long>> ofScope(ScopeCells cells) {
    return statement(
        new Shape(QueryParameters.shape(cells.scope()), cells.families(), cells.byUnit()),
        new Values(CellKey.ANYONE, cells.scope(), cells.firstDay()));
  }

  static StatementQuery<Map<CellKey, Long>> ofAssignee(AssigneeCells cells) {
    return statement(
        new Shape(null, cells.families(), true),
        new Values(cells.technicianId(), UnitScope.ALL, cells.firstDay()));
  }

  private static StatementQuery<Map<CellKey, Long>> statement(Shape shape, Values values) {
    return new StatementQuery<>(
        STATEMENTS.of(shape, values), rows -> read(rows.getFirst(), values.technicianId()));
  }

  private static Map<CellKey, Long> read(Record row, long technicianId) {
    Map<CellKey, Long> sums = new HashMap<>();
    Long[] units = row.get(UNIT_KEYS);
    if (units != null) {
      Short[] moments = row.get(MOMENTS);
      Integer[] days = row.get(DAYS);
      Integer[] cells = row.get(CELL_CODES);
      Long[] requests = row.get(SUMS);
      for (int i = 0; i < units.length; i++) {
        sums.put(
            CellFamilies.key(technicianId, moments[i], units[i], days[i], cells[i]), requests[i]);
      }
    }
    return sums;
  }

  private static Query sums(Shape shape, Placeholders<Values> of) {
    CellParts parts = new CellParts(shape, of);
    return with(parts.tables()).select(COLUMNS).from(summed(parts.all()));
  }

  private static Table<Record> summed(List<Select<Record>> parts) {
    // Of integers, since PostgreSQL adds up bigints as numerics, which takes longer.
    Field<Long> total = sum(REQUESTS.cast(SQLDataType.INTEGER)).cast(SQLDataType.BIGINT);
    List<Field<?>> key = List.of(UNIT_KEY, MOMENT, DAY, CELL);
    List<Field<?>> columns = new ArrayList<>(key);
    columns.add(total.as(REQUESTS.getUnqualifiedName()));
    return select(columns)
        .from(parts.stream().reduce(Select::unionAll).orElseThrow().asTable(CELLS))
        .groupBy(key)
        .having(total.ne(inline(0L)))
        .asTable(SUMMED);
  }

  private static <T> Field<T> column(Field<T> of) {
    return in(CELLS, of);
  }

  private static <T> Field<T> in(Name query, Field<T> of) {
    return field(query.append(of.getUnqualifiedName()), of.getDataType());
  }
}
