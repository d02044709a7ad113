package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text is made once, whatever its values are: jOOQ goes through all of a
 * statement each time it runs. What is the same each time stands in the text. Thread-safe.
 *
 * @param <V> what the values are taken from
 */
final class Rendered<V> {

  private static final DSLContext RENDERING = JooqContexts.rendering();
  private static final Pattern NAME = Pattern.compile(":(value\\d+)");

  private final String sql;
  private final List<Slot<V>> slots;
  private final List<Field<?>> columns;

  private Rendered(String sql, List<Slot<V>> slots, List<Field<?>> columns) {
    this.sql = sql;
    this.slots = slots;
    this.columns = columns;
  }

  /** Where a value stands in the text. */
  private record Slot<V>(String type, Function<V, ? extends @Nullable Object> value) {

    static <V> Slot<V> of(Field<?> field, Function<V, ? extends @Nullable Object> value) {
      Configuration rendering = RENDERING.configuration();
      return new Slot<>(field.getDataType(rendering).getCastTypeName(rendering), value);
    }
  }

  /** Stands for the values while the statement is made. */
  static final class Values<V> {

    private final Map<String, Slot<V>> slots = new HashMap<>();

    private Values() {}

    /** A value of this column's type. */
    <T> Field<T> of(Field<T> column, Function<V, ? extends @Nullable T> value) {
      return of(column.getDataType(), value);
    }

    <T> Field<T> of(DataType<T> type, Function<V, ? extends @Nullable T> value) {
      Param<T> param = DSL.param("value" + slots.size(), type);
      slots.put(param.getParamName(), Slot.of(param, value));
      return param;
    }

    /**
     * The slots in the order of the text; one that stands in several places comes several times.
     *
     * @throws IllegalArgumentException if there are other values in it
     */
    private List<Slot<V>> in(Query statement) {
      Matcher name = NAME.matcher(RENDERING.renderNamedParams(statement));
      List<Slot<V>> inOrder = new ArrayList<>();
      while (name.find()) {
        inOrder.add(requireNonNull(slots.get(name.group(1)), name::group));
      }
      if (!name.replaceAll("?").equals(RENDERING.render(statement))) {
        throw new IllegalArgumentException(
            "what is the same each time is not inline: " + statement);
      }
      return inOrder;
    }
  }

  static <V> Rendered<V> of(Function<Values<V>, Query> made) {
    Values<V> values = new Values<>();
    Query statement = made.apply(values);
    return new Rendered<>(RENDERING.render(statement), values.in(statement), columns(statement));
  }

  /** What it returns, each column with its table, so that equal names are told apart. */
  private static List<Field<?>> columns(Query statement) {
    if (statement instanceof Select<?> select && !select.$select().isEmpty()) {
      return select.$select().stream().<Field<?>>map(column -> (Field<?>) column).toList();
    }
    return statement instanceof ResultQuery<?> query ? List.of(query.fields()) : List.of();
  }

  /** A statement without values. */
  static Bound of(Query statement) {
    return of(nothing -> statement).with("");
  }

  /** The statement with values. */
  Bound with(V values) {
    List<Bound.Value> bound = new ArrayList<>(slots.size());
    slots.forEach(slot -> bound.add(new Bound.Value(slot.type(), slot.value().apply(values))));
    return new Bound(sql, bound, columns);
  }
}
