package io.technicianviews.persistence.internal.statement;

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
public final class StatementTemplate<V> {

  private static final DSLContext RENDERING = JooqContexts.rendering();
  private static final Pattern NAME = Pattern.compile(":(value\\d+)");

  private final String sql;
  private final List<Placeholder<V>> placeholders;
  private final List<Field<?>> columns;

  private StatementTemplate(String sql, List<Placeholder<V>> placeholders, List<Field<?>> columns) {
    this.sql = sql;
    this.placeholders = placeholders;
    this.columns = columns;
  }

  /** Where a value stands in the text. */
  private record Placeholder<V>(String type, Function<V, ? extends @Nullable Object> value) {

    static <V> Placeholder<V> of(Field<?> field, Function<V, ? extends @Nullable Object> value) {
      Configuration rendering = RENDERING.configuration();
      return new Placeholder<>(field.getDataType(rendering).getCastTypeName(rendering), value);
    }
  }

  /** Stands for the values while the statement is made. */
  public static final class Placeholders<V> {

    private final Map<String, Placeholder<V>> placeholders = new HashMap<>();

    private Placeholders() {}

    /** A value of this column's type. */
    public <T> Field<T> bind(Field<T> column, Function<V, ? extends @Nullable T> value) {
      return bind(column.getDataType(), value);
    }

    public <T> Field<T> bind(DataType<T> type, Function<V, ? extends @Nullable T> value) {
      Param<T> param = DSL.param("value" + placeholders.size(), type);
      placeholders.put(param.getParamName(), Placeholder.of(param, value));
      return param;
    }

    /**
     * The slots in the order of the text; one that stands in several places comes several times.
     *
     * @throws IllegalArgumentException if there are other values in it
     */
    private List<Placeholder<V>> in(Query statement) {
      Matcher name = NAME.matcher(RENDERING.renderNamedParams(statement));
      List<Placeholder<V>> inOrder = new ArrayList<>();
      while (name.find()) {
        inOrder.add(requireNonNull(placeholders.get(name.group(1)), name::group));
      }
      if (!name.replaceAll("?").equals(RENDERING.render(statement))) {
        throw new IllegalArgumentException(
            "what is the same each time is not inline: " + statement);
      }
      return inOrder;
    }
  }

  public static <V> StatementTemplate<V> of(Function<Placeholders<V>, Query> made) {
    Placeholders<V> placeholders = new Placeholders<>();
    Query statement = made.apply(placeholders);
    return new StatementTemplate<>(
        RENDERING.render(statement), placeholders.in(statement), columns(statement));
  }

  /** What it returns, each column with its table, so that equal names are told apart. */
  private static List<Field<?>> columns(Query statement) {
    if (statement instanceof Select<?> select && !select.$select().isEmpty()) {
      return select.$select().stream().<Field<?>>map(column -> (Field<?>) column).toList();
    }
    return statement instanceof ResultQuery<?> query ? List.of(query.fields()) : List.of();
  }

  /** A statement without values. */
  public static BoundStatement of(Query statement) {
    return of(nothing -> statement).with("");
  }

  /** The statement with values. */
  public BoundStatement with(V values) {
    List<BoundStatement.BindValue> bound = new ArrayList<>(placeholders.size());
    placeholders.forEach(
        placeholder ->
            bound.add(
                new BoundStatement.BindValue(
                    placeholder.type(), placeholder.value().apply(values))));
    return new BoundStatement(sql, bound, columns);
  }
}
