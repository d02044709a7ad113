package io.technicianviews.persistence.internal.query;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;

import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.persistence.internal.schema.tables.Assignment;
import io.technicianviews.persistence.internal.schema.tables.ServiceRequest;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
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

/**
 * A sort order in terms of a table's columns: its {@code order by} fields, and the conditions on
 * the rows after a position.
 *
 * @param key maps a sort key to its column
 * @param id the column that breaks ties, descending
 */
record OrderSql(SortOrder order, Function<SortKey, Field<?>> key, Field<Long> id) {

  static OrderSql over(ServiceRequest request, SortOrder sortOrder) {
    return new OrderSql(sortOrder, key -> column(key, request), request.ID);
  }

  /** The order by creation, over the assignments' copy of that timestamp. */
  static OrderSql over(Assignment assignment) {
    return new OrderSql(
        SortOrder.NEWEST_CREATED, ignored -> assignment.CREATED_AT, assignment.REQUEST_ID);
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

  /** The same order over a subquery of this name that selects the {@link #columns}. */
  OrderSql in(String query) {
    return new OrderSql(order, sortKey -> columnOf(query, key.apply(sortKey)), columnOf(query, id));
  }

  private static <T> Field<T> columnOf(String query, Field<T> column) {
    return field(name(query, column.getName()), column.getDataType());
  }

  /** The columns that the order uses. */
  List<SelectField<?>> columns() {
    List<SelectField<?>> columns = new ArrayList<>();
    columns.add(id);
    order.fields().forEach(sortField -> columns.add(key.apply(sortField.key())));
    return columns;
  }

  /** The fields to order by; ties are broken by the id, newest first. */
  List<OrderField<?>> fields() {
    List<OrderField<?>> fields = new ArrayList<>();
    for (SortOrder.SortField sortField : order.fields()) {
      Field<?> column = key.apply(sortField.key());
      SortField<?> sorted = sortField.descending() ? column.desc() : column.asc();
      // Other keys are never null in a view that is ordered by them, and with "nulls last" the
      // planner could not use their index.
      fields.add(sortField.key() == SortKey.DUE_DATE ? sorted.nullsLast() : sorted);
    }
    fields.add(id.desc());
    return fields;
  }

  /**
   * The rows after a position, as mutually exclusive conditions. Each is one range of an index in
   * this order, while their disjunction is not.
   *
   * @param shape which values of the position are null; the values themselves are bound
   */
  List<Condition> after(SeekPosition shape, Placeholders<QueryParameters> of) {
    List<SortOrder.SortField> sortFields = order.fields();
    int prefix = sortFields.size();
    while (prefix > 0 && isDescendingLikeId(prefix - 1, shape)) {
      prefix--;
    }
    List<Condition> ranges = new ArrayList<>();
    ranges.add(equal(prefix, shape, of).and(below(prefix, of)));
    for (int i = prefix - 1; i >= 0; i--) {
      if (shape.values().get(i) != null) {
        Condition before = equal(i, shape, of);
        ranges.add(before.and(beyond(column(i), i, of)));
        if (sortFields.get(i).key() == SortKey.DUE_DATE) {
          ranges.add(before.and(column(i).isNull()));
        }
      }
    }
    return ranges;
  }

  private boolean isDescendingLikeId(int i, SeekPosition shape) {
    SortOrder.SortField sortField = order.fields().get(i);
    return sortField.descending()
        && sortField.key() != SortKey.DUE_DATE
        && shape.values().get(i) != null;
  }

  /** The first terms equal the position's. */
  private Condition equal(int terms, SeekPosition shape, Placeholders<QueryParameters> of) {
    Condition equal = DSL.noCondition();
    for (int i = 0; i < terms; i++) {
      equal =
          equal.and(shape.values().get(i) == null ? column(i).isNull() : equal(column(i), i, of));
    }
    return equal;
  }

  private <T> Condition equal(Field<T> column, int i, Placeholders<QueryParameters> of) {
    return column.eq(value(column, i, of));
  }

  /** The last terms and the id, compared as a row, are less than the position's. */
  private Condition below(int from, Placeholders<QueryParameters> of) {
    List<Field<?>> columns = new ArrayList<>();
    List<Field<?>> values = new ArrayList<>();
    for (int i = from; i < order.fields().size(); i++) {
      columns.add(column(i));
      values.add(value(column(i), i, of));
    }
    Field<Long> last = of.bind(id, queryParameters -> queryParameters.position().id());
    columns.add(id);
    values.add(last);
    return columns.size() == 1 ? id.lt(last) : row(columns).lt(row(values));
  }

  private <T> Condition beyond(Field<T> column, int i, Placeholders<QueryParameters> of) {
    Field<T> bound = value(column, i, of);
    return order.fields().get(i).descending() ? column.lt(bound) : column.gt(bound);
  }

  private Field<?> column(int i) {
    return key.apply(order.fields().get(i).key());
  }

  private <T> Field<T> value(Field<T> column, int i, Placeholders<QueryParameters> of) {
    SortKey sortKey = order.fields().get(i).key();
    return of.bind(
        column,
        queryParameters ->
            column
                .getType()
                .cast(value(sortKey, requireNonNull(queryParameters.position().values().get(i)))));
  }

  private static Object value(SortKey key, long value) {
    return key == SortKey.PRIORITY
        ? (short) value
        : (Object) Instant.EPOCH.plus(value, ChronoUnit.MICROS);
  }
}
