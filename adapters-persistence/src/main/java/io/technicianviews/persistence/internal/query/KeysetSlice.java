package io.technicianviews.persistence.internal.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.unnest;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
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
 * @param ofManyUnits whether the page is of so many units that most of them have no row in it
 */
record KeysetSlice(PageStart start, int limit, boolean ofManyUnits) {

  private static final String TOP = "top";
  private static final String FIRST = "first";
  private static final Name UNIT_TABLE = name("unit");
  private static final Field<Long> UNIT = field(UNIT_TABLE.append("key"), Long.class);

  /**
   * The number of units per candidate above which the units are chosen first. The choice costs an
   * index search for each candidate, and saves that many rows for each unit that is not chosen.
   */
  private static final int MANY = 2;

  /** A page of one list, or of few units. */
  KeysetSlice(PageStart start, int limit) {
    this(start, limit, false);
  }

  /** The slice of a page in these units; its start may have values. */
  static KeysetSlice of(PageStart start, int limit, UnitScope units) {
    KeysetSlice ofFew = new KeysetSlice(QueryParameters.shape(start), limit);
    boolean many =
        units instanceof UnitScope.Only(var keys) && keys.size() > MANY * ofFew.candidates();
    return many ? new KeysetSlice(ofFew.start, limit, true) : ofFew;
  }

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

  /** The number of rows of which the last ones are the page. */
  private long candidates() {
    return skipped() + limit;
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
   * <p>Of many units, those with rows in the page are chosen first: with N candidates, a row that
   * is among them is in one of the N units with the first rows, since N rows precede the rows of
   * any other unit.
   *
   * @param unitKey the column with the unit key of a row
   */
  Select<Record1<Long>> ofUnits(
      Table<?> table,
      Field<Long> unitKey,
      Condition where,
      OrderSql order,
      Placeholders<QueryParameters> of) {
    LongFunction<Table<?>> firstOfUnit =
        rows ->
            lateral(
                union(
                    ranges(order, of),
                    range ->
                        first(table, where.and(unitKey.eq(UNIT)).and(range), order, inline(rows))));
    Table<?> all = unnest(QueryParameters.keys(of)).as(UNIT_TABLE.last(), UNIT.getName());
    Table<?> units =
        ofManyUnits ? withFirstRows(all, firstOfUnit.apply(1).as(FIRST), order.in(FIRST)) : all;
    OrderSql inTop = order.in(TOP);
    return select(inTop.id())
        .from(units)
        .crossJoin(firstOfUnit.apply(candidates()).as(TOP))
        .orderBy(inTop.fields())
        .limit(rows())
        .offset(offset());
  }

  /** The units whose first rows come first, as many as there are candidates. */
  private Table<?> withFirstRows(Table<?> units, Table<?> firstOfUnit, OrderSql order) {
    var chosen =
        select(UNIT)
            .from(units)
            .crossJoin(firstOfUnit)
            .orderBy(order.fields())
            .limit(inline(candidates()));
    // Twice the same unit, if the page continues in several ranges of the order.
    return selectDistinct(field(name(UNIT.getName())))
        .from(chosen.asTable("chosen"))
        .asTable(UNIT_TABLE);
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
