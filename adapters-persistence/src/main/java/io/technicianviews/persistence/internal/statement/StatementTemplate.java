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
 * A statement that is rendered once for all its values, since jOOQ otherwise renders a statement on
 * each execution. Constant values are inline. Thread-safe.
 *
 * @param <V> the source of the values
 */
public final class StatementTemplate<V> {

  private static final DSLContext RENDERING = DeskSchema.DEFAULT.rendering();
  private static final Pattern NAME = Pattern.compile(":(value\\d+)");

  /** A column with the name of its schema, which it does not need: the table has it. */
  private static final Pattern QUALIFIED_COLUMN =
      Pattern.compile("\"" + DeskSchema.DEFAULT.name() + "\"[.](?=\"[a-z_]+\"[.]\"[a-z_]+\")");

  private final String sql;
  private final List<Placeholder<V>> placeholders;
  private final List<Field<?>> columns;

  private StatementTemplate(String sql, List<Placeholder<V>> placeholders, List<Field<?>> columns) {
    this.sql = sql;
    this.placeholders = placeholders;
    this.columns = columns;
  }

  /** A placeholder in the SQL, and how its value is obtained. */
  private record Placeholder<V>(String type, Function<V, ? extends @Nullable Object> value) {

    static <V> Placeholder<V> of(Field<?> field, Function<V, ? extends @Nullable Object> value) {
      Configuration rendering = RENDERING.configuration();
      return new Placeholder<>(field.getDataType(rendering).getCastTypeName(rendering), value);
    }
  }

  /** Creates the placeholders while the statement is built. */
  public static final class Placeholders<V> {

    private final Map<String, Placeholder<V>> placeholders = new HashMap<>();

    private Placeholders() {}

    /** A placeholder of this column's type. */
    public <T> Field<T> bind(Field<T> column, Function<V, ? extends @Nullable T> value) {
      return bind(column.getDataType(), value);
    }

    public <T> Field<T> bind(DataType<T> type, Function<V, ? extends @Nullable T> value) {
      Param<T> param = DSL.param("value" + placeholders.size(), type);
      placeholders.put(param.getParamName(), Placeholder.of(param, value));
      return param;
    }

    /**
     * The placeholders in the order of the SQL; one that occurs several times is repeated.
     *
     * @throws IllegalArgumentException if the statement has other bind values
     */
    private List<Placeholder<V>> in(Query statement) {
      Matcher name = NAME.matcher(RENDERING.renderNamedParams(statement));
      List<Placeholder<V>> inOrder = new ArrayList<>();
      while (name.find()) {
        inOrder.add(requireNonNull(placeholders.get(name.group(1)), name::group));
      }
      if (!name.replaceAll("?").equals(RENDERING.render(statement))) {
        throw new IllegalArgumentException("a constant value is not inline: " + statement);
      }
      return inOrder;
    }
  }

  public static <V> StatementTemplate<V> of(Function<Placeholders<V>, Query> builder) {
    Placeholders<V> placeholders = new Placeholders<>();
    Query statement = builder.apply(placeholders);
    return new StatementTemplate<>(
        QUALIFIED_COLUMN.matcher(RENDERING.render(statement)).replaceAll(""),
        placeholders.in(statement),
        columns(statement));
  }

  /** The columns of the result, each with its table, so that equal names are distinct. */
  private static List<Field<?>> columns(Query statement) {
    if (statement instanceof Select<?> select && !select.$select().isEmpty()) {
      return select.$select().stream().<Field<?>>map(column -> (Field<?>) column).toList();
    }
    return statement instanceof ResultQuery<?> query ? List.of(query.fields()) : List.of();
  }

  /** A statement without values. */
  public static BoundStatement of(Query statement) {
    return of(ignored -> statement).with("");
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
