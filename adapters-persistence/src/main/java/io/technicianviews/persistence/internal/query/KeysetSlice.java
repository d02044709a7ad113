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
 * A stretch of a list, whose start is of the {@linkplain QueryParameters#shape(PageStart) shape}
 * that is asked for: its ids, read from indexes that have the list's order, and no further than it
 * reaches.
 */
record KeysetSlice(PageStart start, int limit) {

  private static final String TOP = "top";
  private static final Field<Long> UNIT = field(name("unit", "key"), Long.class);

  /** How many rows are passed over; a plan depends on it, so it stands in the statement's text. */
  Field<Long> offset() {
    return inline(skipped());
  }

  /** How many rows are on the page; in the statement's text for the same reason. */
  Field<Integer> rows() {
    return inline(limit);
  }

  private long skipped() {
    return switch (start) {
      case PageStart.Offset(long rows) -> rows;
      case PageStart.AfterPosition afterPosition -> 0;
    };
  }

  /** What comes behind the start, each condition a range of an index in this order. */
  List<Condition> ranges(OrderSql order, Placeholders<QueryParameters> of) {
    return switch (start) {
      case PageStart.Offset offset -> List.of(noCondition());
      case PageStart.AfterPosition(var seekPosition) -> order.behind(seekPosition, of);
    };
  }

  /** Of what meets a condition. */
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
   * Of what meets a condition in several units: the first ones of each unit, and the first ones of
   * those. PostgreSQL cannot merge the stretches of an index that belong to several units by
   * itself, and would sort every request of the view instead.
   *
   * @param unitKey the column that says to which unit something belongs
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
