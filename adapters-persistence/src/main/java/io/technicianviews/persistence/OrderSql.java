package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.persistence.schema.tables.Assignment;
import io.technicianviews.persistence.schema.tables.ServiceRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * An order over the columns of some table: what to order by, and what comes behind a position.
 *
 * @param key the column that has a key's values
 * @param id the column that decides what is equal
 */
record OrderSql(Order order, Function<SortKey, Field<?>> key, Field<Long> id) {

  static OrderSql over(ServiceRequest request, Order order) {
    return new OrderSql(order, key -> column(key, request), request.ID);
  }

  /** Over what an assignment repeats of its request: when that was created. */
  static OrderSql over(Assignment assignment) {
    return new OrderSql(Order.NEWEST_CREATED, any -> assignment.CREATED_AT, assignment.REQUEST_ID);
  }

  private static Field<?> column(SortKey key, ServiceRequest request) {
    return switch (key) {
      case CREATED -> request.CREATED_AT;
      case UPDATED -> request.UPDATED_AT;
      case SOLVED -> request.SOLVED_AT;
      case PRIORITY -> request.PRIORITY_ID;
      case DUE_DATE -> request.DUE_AT;
    };
  }

  /** The same over a query that selects its {@link #columns}, under this name. */
  OrderSql in(String query) {
    return new OrderSql(order, sortKey -> columnOf(query, key.apply(sortKey)), columnOf(query, id));
  }

  private static <T> Field<T> columnOf(String query, Field<T> column) {
    return field(name(query, column.getName()), column.getDataType());
  }

  /** The columns that it needs. */
  List<SelectField<?>> columns() {
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(id);
    order.terms().forEach(term -> columns.add(key.apply(term.key())));
    return columns;
  }

  /** The newest id decides what is equal. */
  List<OrderField<?>> fields() {
    List<OrderField<?>> fields = new ArrayList<>();
    for (Order.Term term : order.terms()) {
      Field<?> column = key.apply(term.key());
      SortField<?> sorted = term.descending() ? column.desc() : column.asc();
      // Other keys are never null in a view that is ordered by them, and "nulls last" would hide
      // their index.
      fields.add(term.key() == SortKey.DUE_DATE ? sorted.nullsLast() : sorted);
    }
    fields.add(id.desc());
    return fields;
  }

  /**
   * What comes behind a position, as conditions of which a row meets one at most: each of them is
   * one range of an index that has this order, all of them with "or" between them are none.
   */
  List<Condition> behind(Position position) {
    List<Order.Term> terms = order.terms();
    int sameWay = terms.size();
    while (sameWay > 0 && isDescendingAsTheId(sameWay - 1, position)) {
      sameWay--;
    }
    List<Condition> ranges = new ArrayList<>();
    ranges.add(equal(sameWay, position).and(below(sameWay, position)));
    for (int i = sameWay - 1; i >= 0; i--) {
      Long value = position.values().get(i);
      if (value != null) {
        Condition before = equal(i, position);
        ranges.add(before.and(beyond(terms.get(i), value)));
        if (terms.get(i).key() == SortKey.DUE_DATE) {
          ranges.add(before.and(column(i).isNull()));
        }
      }
    }
    return ranges;
  }

  private boolean isDescendingAsTheId(int i, Position position) {
    Order.Term term = order.terms().get(i);
    return term.descending() && term.key() != SortKey.DUE_DATE && position.values().get(i) != null;
  }

  /** The same values of the first terms. */
  private Condition equal(int terms, Position position) {
    Condition equal = DSL.noCondition();
    for (int i = 0; i < terms; i++) {
      Long value = position.values().get(i);
      equal = equal.and(value == null ? column(i).isNull() : equal(column(i), value(i, value)));
    }
    return equal;
  }

  /** Smaller values of the last terms and the id, compared as one. */
  private Condition below(int from, Position position) {
    List<Field<?>> columns = new ArrayList<>();
    List<Field<?>> values = new ArrayList<>();
    for (int i = from; i < order.terms().size(); i++) {
      columns.add(column(i));
      values.add(val(value(i, position.values().get(i)), column(i)));
    }
    columns.add(id);
    values.add(val(position.id()));
    return columns.size() == 1 ? id.lt(position.id()) : row(columns).lt(row(values));
  }

  private Condition beyond(Order.Term term, long value) {
    Field<?> column = key.apply(term.key());
    return beyond(column, value(term.key(), value), term.descending());
  }

  private static <T> Condition beyond(Field<T> column, Object value, boolean descending) {
    Field<T> bound = val(value, column);
    return descending ? column.lt(bound) : column.gt(bound);
  }

  private static <T> Condition equal(Field<T> column, Object value) {
    return column.eq(val(value, column));
  }

  private Field<?> column(int i) {
    return key.apply(order.terms().get(i).key());
  }

  private Object value(int i, @Nullable Long value) {
    return value(order.terms().get(i).key(), requireNonNull(value));
  }

  private static Object value(SortKey key, long value) {
    return key == SortKey.PRIORITY
        ? (short) value
        : (Object) Instant.EPOCH.plus(value, ChronoUnit.MICROS);
  }
}
