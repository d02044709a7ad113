package io.technicianviews.persistence.internal.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import io.technicianviews.domain.view.PageStart;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/**
 * The SQL of the ids of one page of a list (keyset pagination), read from indexes in the list's
 * order and no further than the end of the page.
 *
 * @param start the {@linkplain QueryParameters#shape(PageStart) shape} of the page's start
 * @param limit the maximum number of rows
 */
record KeysetSlice(PageStart start, int limit) {

  private static final String TOP = "top";
  private static final Field<Long> UNIT = field(name("unit", "key"), Long.class);

  /** The number of rows to skip, inline, since the best plan depends on it. */
  Field<Long> offset() {
    return inline(skipped());
  }

  /** The maximum number of rows, inline for the same reason. */
  Field<Integer> rows() {
    return inline(limit);
  }

  private long skipped() {
    return switch (start) {
      case PageStart.Offset(long rows) -> rows;
      case PageStart.AfterPosition ignored -> 0;
    };
  }

  /** The conditions on the rows after the start, each a range of an index in this order. */
  List<Condition> ranges(OrderSql order, Placeholders<QueryParameters> of) {
    return switch (start) {
      case PageStart.Offset ignored -> List.of(noCondition());
      case PageStart.AfterPosition(var seekPosition) -> order.after(seekPosition, of);
    };
  }

  /** The page of the rows that meet a condition. */
  Select<Record1<Long>> of(
      Table<?> table, Condition where, OrderSql order, Placeholders<QueryParameters> of) {
    List<Condition> ranges = ranges(order, of);
    if (ranges.size() == 1) {
      return select(order.id())
          .from(table)
          .where(where, ranges.getFirst())
          .orderBy(order.fields())
          .limit(rows())
          .offset(offset());
    }
    return top(
        union(ranges, range -> first(table, where.and(range), order, rows())).asTable(TOP), order);
  }

  /**
   * The page of the rows of several units that meet a condition: the first rows of each unit,
   * merged. PostgreSQL cannot merge the index ranges of several units by itself, and would sort
   * every request of the view instead.
   *
   * @param unitKey the column with the unit key of a row
   */
  Select<Record1<Long>> ofUnits(
      Table<?> table,
      Field<Long> unitKey,
      Condition where,
      OrderSql order,
      Placeholders<QueryParameters> of) {
    Field<Long> candidates = inline(skipped() + limit);
    var ofUnit =
        union(
            ranges(order, of),
            range -> first(table, where.and(unitKey.eq(UNIT)).and(range), order, candidates));
    return topOf(QueryParameters.keys(of), lateral(ofUnit).as(TOP), order);
  }

  private Select<Record1<Long>> topOf(Field<Long[]> units, Table<?> ofUnit, OrderSql order) {
    OrderSql inTop = order.in(TOP);
    return select(inTop.id())
        .from(unnest(units).as("unit", "key"))
        .crossJoin(ofUnit)
        .orderBy(inTop.fields())
        .limit(rows())
        .offset(offset());
  }

  private Select<Record1<Long>> top(Table<?> of, OrderSql order) {
    OrderSql inTop = order.in(TOP);
    return select(inTop.id()).from(of).orderBy(inTop.fields()).limit(rows()).offset(offset());
  }

  private static Select<Record> first(
      Table<?> table, Condition where, OrderSql order, Field<? extends Number> rows) {
    return select(order.columns()).from(table).where(where).orderBy(order.fields()).limit(rows);
  }

  private static <T> Select<Record> union(
      Collection<T> parts, Function<T, Select<Record>> selectOf) {
    return parts.stream().map(selectOf).reduce(Select::unionAll).orElseThrow();
  }
}
