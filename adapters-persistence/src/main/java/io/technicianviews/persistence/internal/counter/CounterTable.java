package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.technicianviews.domain.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * A table of counters: of the sums, or of the deltas. A row has a column for each view, which is
 * null where the view has no counter.
 */
public record CounterTable(
    Table<Record> table,
    Field<Long> technicianId,
    Field<Long> unitKey,
    Field<Integer> lastDay,
    Field<Boolean> subtask,
    Map<View, Field<Long>> requests) {

  public static final CounterTable SUMS =
      new CounterTable(
          VIEW_COUNTER,
          VIEW_COUNTER.TECHNICIAN_ID,
          VIEW_COUNTER.UNIT_KEY,
          VIEW_COUNTER.LAST_DAY,
          VIEW_COUNTER.SUBTASK,
          ofViews(VIEW_COUNTER));

  public static final CounterTable CHANGES =
      new CounterTable(
          VIEW_COUNTER_CHANGE,
          VIEW_COUNTER_CHANGE.TECHNICIAN_ID,
          VIEW_COUNTER_CHANGE.UNIT_KEY,
          VIEW_COUNTER_CHANGE.LAST_DAY,
          VIEW_COUNTER_CHANGE.SUBTASK,
          ofViews(VIEW_COUNTER_CHANGE));

  private static Map<View, Field<Long>> ofViews(Table<Record> table) {
    return Arrays.stream(View.values())
        .collect(Collectors.toUnmodifiableMap(Function.identity(), view -> of(view, table)));
  }

  /** The column of a view, which has the view's wire name. */
  static Field<Long> of(View view, Table<?> table) {
    return requireNonNull(
        table.field(field(name(view.wireName()), SQLDataType.BIGINT)), view::wireName);
  }

  /** The primary key of the sums. */
  List<Field<?>> key() {
    return List.of(technicianId, unitKey, lastDay, subtask);
  }

  /** All columns: the key, then the views in the order of the enum. */
  List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>(key());
    for (View view : View.values()) {
      columns.add(of(view));
    }
    return columns;
  }

  public Field<Long> of(View view) {
    return requireNonNull(requests.get(view));
  }
}
