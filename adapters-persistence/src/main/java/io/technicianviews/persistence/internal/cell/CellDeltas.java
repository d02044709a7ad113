package io.technicianviews.persistence.internal.cell;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Appends deltas to the cells. Rows are only inserted, so writers do not wait for each other. */
public final class CellDeltas {

  /** A column of the table of deltas, and its value in a row. */
  private record Column<T>(Field<T> field, Function<Delta, ? extends @Nullable T> value) {

    /** The values of all rows, as one array parameter. */
    Field<T[]> bind(StatementTemplate.Placeholders<List<Delta>> of) {
      return of.bind(field.getDataType().array(), this::values);
    }

    private T[] values(List<Delta> deltas) {
      // The type of the elements is the column's.
      @SuppressWarnings("unchecked")
      T[] values = (T[]) Array.newInstance(field.getType(), deltas.size());
      for (int i = 0; i < values.length; i++) {
        values[i] = value.apply(deltas.get(i));
      }
      return values;
    }
  }

  private record Delta(CellRow row, int requests) {

    static Delta of(Map.Entry<CellRow, Long> entry) {
      return new Delta(entry.getKey(), Math.toIntExact(entry.getValue()));
    }
  }

  private static final List<Column<?>> COLUMNS =
      List.of(
          new Column<>(CELL_COUNTER_CHANGE.TECHNICIAN_ID, one -> one.row().technicianId()),
          new Column<>(CELL_COUNTER_CHANGE.UNIT_KEY, one -> one.row().unit()),
          new Column<>(CELL_COUNTER_CHANGE.CELL, one -> one.row().cell()),
          new Column<>(CELL_COUNTER_CHANGE.CREATED_DAY, one -> one.row().createdDay()),
          new Column<>(CELL_COUNTER_CHANGE.UPDATED_DAY, one -> one.row().updatedDay()),
          new Column<>(CELL_COUNTER_CHANGE.SOLVED_DAY, one -> one.row().solvedDay()),
          new Column<>(CELL_COUNTER_CHANGE.REQUESTS, Delta::requests));

  private static final List<Field<?>> FIELDS =
      COLUMNS.stream().<Field<?>>map(Column::field).toList();

  /**
   * One statement for any number of rows. A statement for each number would multiply the texts that
   * are sent, and so the statements that connections keep prepared.
   */
  private static final StatementTemplate<List<Delta>> INSERT =
      StatementTemplate.of(CellDeltas::insert);

  private CellDeltas() {}

  private static Query insert(StatementTemplate.Placeholders<List<Delta>> of) {
    String added = "added";
    // jOOQ has no API for the function with several arrays.
    Table<?> rows =
        table(
                "unnest({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                COLUMNS.stream().map(column -> column.bind(of)).toArray(Field<?>[]::new))
            .as(added, FIELDS.stream().map(Field::getName).toArray(String[]::new));
    List<? extends Field<?>> values =
        FIELDS.stream().map(one -> field(name(added, one.getName()), one.getDataType())).toList();
    return insertInto(CELL_COUNTER_CHANGE, FIELDS).select(select(values).from(rows));
  }

  /**
   * The statements that append the deltas of a change of one request.
   *
   * @param before the state before the change; null if the request is new
   * @param after the state after the change; null if the request is removed
   * @param today by the clock
   */
  public static List<BoundStatement> append(
      @Nullable RequestState before, @Nullable RequestState after, DeskDay today) {
    return append(CellRow.deltas(before, after, today));
  }

  private static List<BoundStatement> append(Map<CellRow, Long> deltas) {
    return deltas.isEmpty()
        ? List.of()
        : List.of(INSERT.with(deltas.entrySet().stream().map(Delta::of).toList()));
  }

  /** Appends many deltas by {@code COPY}. */
  static void copy(DSLContext dsl, Map<CellRow, Long> deltas) {
    CopyBuffer rows = new CopyBuffer(CELL_COUNTER_CHANGE, FIELDS.toArray(Field<?>[]::new));
    deltas.entrySet().stream()
        .map(Delta::of)
        .forEach(
            delta -> rows.add(COLUMNS.stream().map(one -> one.value().apply(delta)).toArray()));
    rows.send(dsl);
  }

  /** Adds amounts to cells. */
  public static void add(DSLContext dsl, Map<CellKey, Long> amounts) {
    Map<CellRow, Long> rows = new HashMap<>();
    amounts.forEach(
        (key, amount) ->
            CellRow.of(key, amount).forEach((row, delta) -> rows.merge(row, delta, Long::sum)));
    rows.values().removeIf(delta -> delta == 0);
    copy(dsl, rows);
  }

  /** The deltas of several changes, of different requests. */
  public static final class Collected {

    private final DeskDay today;
    private final Map<CellRow, Long> deltas = new HashMap<>();

    /**
     * @param today by the clock
     */
    public Collected(DeskDay today) {
      this.today = today;
    }

    /** Adds the deltas of a change, as {@link CellDeltas#append} describes them. */
    public void change(@Nullable RequestState before, @Nullable RequestState after) {
      add(CellRow.deltas(before, after, today));
    }

    private void add(Map<CellRow, Long> changes) {
      changes.forEach((row, delta) -> deltas.merge(row, delta, Long::sum));
      deltas.values().removeIf(delta -> delta == 0);
    }

    /** The statements that append the deltas. */
    public List<BoundStatement> append() {
      return CellDeltas.append(deltas);
    }
  }

  static Collection<Field<?>> columns() {
    return FIELDS;
  }
}
