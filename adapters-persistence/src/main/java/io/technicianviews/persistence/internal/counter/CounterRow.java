package io.technicianviews.persistence.internal.counter;

import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.domain.view.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A row of a counter table: the counters that differ in the view only. */
public record CounterRow(Key key, Map<View, Long> requests) {

  private static final int NO_LAST_DAY = Integer.MAX_VALUE;

  /** The common part of the counters' keys. */
  private record Key(long technicianId, long unit, LocalDate lastDay, boolean subtasks) {}

  /**
   * The stored form of a last day: days since 1970-01-01, or {@link Integer#MAX_VALUE} for none.
   */
  public static int day(LocalDate lastDay) {
    return lastDay.equals(LocalDate.MAX) ? NO_LAST_DAY : Math.toIntExact(lastDay.toEpochDay());
  }

  private static LocalDate day(int lastDay) {
    return lastDay == NO_LAST_DAY ? LocalDate.MAX : LocalDate.ofEpochDay(lastDay);
  }

  static Collection<CounterRow> of(Map<CounterKey, Long> counterKeys) {
    Map<Key, CounterRow> rows = new HashMap<>();
    counterKeys.forEach(
        (counterKey, requests) ->
            rows.computeIfAbsent(
                    new Key(
                        counterKey.technicianId(),
                        counterKey.unit(),
                        counterKey.lastDay(),
                        counterKey.subtasks()),
                    key -> new CounterRow(key, new EnumMap<>(View.class)))
                .requests
                .put(counterKey.view(), requests));
    return rows.values();
  }

  static CounterRow read(Record row, CounterTable table) {
    Map<View, Long> requests = new EnumMap<>(View.class);
    table
        .requests()
        .forEach(
            (view, column) -> {
              Long number = row.get(column);
              if (number != null) {
                requests.put(view, number);
              }
            });
    return new CounterRow(
        new Key(
            row.get(table.technicianId()),
            row.get(table.unitKey()),
            day(row.get(table.lastDay())),
            row.get(table.subtask())),
        requests);
  }

  Map<CounterKey, Long> counters() {
    Map<CounterKey, Long> counterKeys = new HashMap<>();
    requests.forEach(
        (view, number) ->
            counterKeys.put(
                new CounterKey(view, key.technicianId(), key.unit(), key.subtasks(), key.lastDay()),
                number));
    return counterKeys;
  }

  /** The values of {@link CounterTable#columns}. */
  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(key.technicianId());
    values.add(key.unit());
    values.add(day(key.lastDay()));
    values.add(key.subtasks());
    for (View view : View.values()) {
      values.add(requests.get(view));
    }
    return values;
  }
}
