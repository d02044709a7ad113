package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.schema.Tables.VIEW_COUNTER_CHANGE;

import io.technicianviews.domain.view.Counter;
import io.technicianviews.domain.view.View;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** A table of counters: of their sums, or of what is to be added to these. */
record CounterTable(
    Table<Record> table,
    Field<Long> technicianId,
    Field<Long> unitKey,
    Field<Integer> lastDay,
    Field<String> view,
    Field<Boolean> subtask,
    Field<Long> requests) {

  static final CounterTable SUMS =
      new CounterTable(
          VIEW_COUNTER,
          VIEW_COUNTER.TECHNICIAN_ID,
          VIEW_COUNTER.UNIT_KEY,
          VIEW_COUNTER.LAST_DAY,
          VIEW_COUNTER.VIEW,
          VIEW_COUNTER.SUBTASK,
          VIEW_COUNTER.REQUESTS);

  static final CounterTable CHANGES =
      new CounterTable(
          VIEW_COUNTER_CHANGE,
          VIEW_COUNTER_CHANGE.TECHNICIAN_ID,
          VIEW_COUNTER_CHANGE.UNIT_KEY,
          VIEW_COUNTER_CHANGE.LAST_DAY,
          VIEW_COUNTER_CHANGE.VIEW,
          VIEW_COUNTER_CHANGE.SUBTASK,
          VIEW_COUNTER_CHANGE.REQUESTS);

  private static final int FOR_EVER = Integer.MAX_VALUE;

  private static final Map<String, View> VIEWS =
      Arrays.stream(View.values()).collect(Collectors.toMap(View::wireName, Function.identity()));

  /** How both tables write a last day. */
  static int day(LocalDate lastDay) {
    return lastDay.equals(LocalDate.MAX) ? FOR_EVER : Math.toIntExact(lastDay.toEpochDay());
  }

  private static LocalDate day(int lastDay) {
    return lastDay == FOR_EVER ? LocalDate.MAX : LocalDate.ofEpochDay(lastDay);
  }

  /** The view of this name. */
  static View view(String name) {
    View view = VIEWS.get(name);
    if (view == null) {
      throw new IllegalStateException("the database counts a view that is not known: " + name);
    }
    return view;
  }

  /** The counter of a row. */
  Counter read(Record row) {
    return new Counter(
        view(row.get(view)),
        row.get(technicianId),
        row.get(unitKey),
        row.get(subtask),
        day(row.get(lastDay)));
  }
}
