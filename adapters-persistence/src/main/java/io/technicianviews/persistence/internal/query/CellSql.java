package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.internal.cell.CellFamilies;
import io.technicianviews.persistence.internal.cell.CellTables;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the sums of count cells: the stored sums, and the deltas appended since the last
 * rollup. The result is one row with an array for each column, since reading a row of its own for
 * each cell takes longer than the statement.
 */
final class CellSql {

  /**
   * What distinguishes statements.
   *
   * @param units null without a condition on units
   */
  private record Shape(@Nullable UnitScope units, Set<CellFamily> families, boolean byUnit) {}

  private record Values(long technicianId, UnitScope units, @Nullable DeskDay firstDay) {

    Long[] keys() {
      return QueryParameters.keys(units);
    }

    int first() {
      return firstDay == null ? CellFamilies.NO_DAY : CellFamilies.day(firstDay.date());
    }
  }

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
    List<Select<Record>> parts = new ArrayList<>();
    shape.families().forEach(family -> parts.add(stored(family, shape, of)));
    parts.add(deltas(shape, of));
    Field<Long> total = sum(REQUESTS).cast(SQLDataType.BIGINT);
    List<Field<?>> key = List.of(UNIT_KEY, MOMENT, DAY, CELL);
    List<Field<?>> columns = new ArrayList<>(key);
    columns.add(total.as(REQUESTS.getUnqualifiedName()));
    return select(UNIT_KEYS, MOMENTS, DAYS, CELL_CODES, SUMS)
        .from(
            select(columns)
                .from(parts.stream().reduce(Select::unionAll).orElseThrow().asTable(CELLS))
                .groupBy(key)
                .having(total.ne(inline(0L)))
                .asTable(SUMMED));
  }

  private static Select<Record> stored(CellFamily family, Shape shape, Placeholders<Values> of) {
    Field<Short> moment = CELL_COUNTER.MOMENT;
    List<Field<?>> columns =
        List.of(
            unit(CELL_COUNTER.UNIT_KEY, shape),
            moment,
            CELL_COUNTER.DAY,
            CELL_COUNTER.CELL,
            CELL_COUNTER.REQUESTS);
    return select(columns)
        .from(CELL_COUNTER)
        .where(
            CELL_COUNTER.TECHNICIAN_ID.eq(technician(CELL_COUNTER.TECHNICIAN_ID, of)),
            moment.eq(inline(CellFamilies.moment(family))),
            within(shape, CELL_COUNTER.UNIT_KEY, of),
            family.moment() == null ? noCondition() : onOrAfterFirst(CELL_COUNTER.DAY, of));
  }

  private static Select<Record> deltas(Shape shape, Placeholders<Values> of) {
    List<Short> moments = shape.families().stream().map(CellFamilies::moment).toList();
    List<Field<?>> columns =
        List.of(
            unit(CELL_COUNTER_CHANGE.UNIT_KEY, shape),
            CellTables.PART_MOMENT,
            CellTables.PART_DAY,
            CELL_COUNTER_CHANGE.CELL,
            CELL_COUNTER_CHANGE.REQUESTS.cast(SQLDataType.BIGINT));
    Condition inTime = CellTables.PART_DAY.isNotNull();
    if (shape.families().stream().anyMatch(family -> family.moment() != null)) {
      Condition ofAllDays = CellTables.PART_MOMENT.eq(inline((short) 0));
      inTime = ofAllDays.or(onOrAfterFirst(CellTables.PART_DAY, of));
    }
    return select(columns)
        .from(CELL_COUNTER_CHANGE)
        .crossJoin(CellTables.parts())
        .where(
            CELL_COUNTER_CHANGE.TECHNICIAN_ID.eq(technician(CELL_COUNTER_CHANGE.TECHNICIAN_ID, of)),
            within(shape, CELL_COUNTER_CHANGE.UNIT_KEY, of),
            CellTables.PART_MOMENT.in(moments.stream().map(one -> inline(one)).toList()),
            inTime);
  }

  private static Field<Long> unit(Field<Long> unitKey, Shape shape) {
    return shape.byUnit() ? unitKey : inline(CellKey.ANY_UNIT).as(unitKey.getUnqualifiedName());
  }

  private static Field<Long> technician(Field<Long> column, Placeholders<Values> of) {
    return of.bind(column, Values::technicianId);
  }

  private static Condition within(Shape shape, Field<Long> unitKey, Placeholders<Values> of) {
    return shape.units() instanceof UnitScope.Only
        ? unitKey.eq(any(of.bind(SQLDataType.BIGINT.array(), Values::keys)))
        : noCondition();
  }

  private static Condition onOrAfterFirst(Field<Integer> day, Placeholders<Values> of) {
    return day.ge(of.bind(day, Values::first));
  }

  private static <T> Field<T> column(Field<T> of) {
    return in(CELLS, of);
  }

  private static <T> Field<T> in(Name query, Field<T> of) {
    return field(query.append(of.getUnqualifiedName()), of.getDataType());
  }
}
