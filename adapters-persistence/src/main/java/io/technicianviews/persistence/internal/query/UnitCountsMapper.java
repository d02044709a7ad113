package io.technicianviews.persistence.internal.query;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;

/** Maps the rows of {@link CountSql} to view counts by unit. */
final class UnitCountsMapper {

  private final Map<View, Field<Long>> columns;
  private final Map<Long, EnumMap<View, TypeCounts>> byUnit = new HashMap<>();

  private UnitCountsMapper(Collection<View> views) {
    columns = views.stream().collect(toMap(identity(), CountSql::requests));
  }

  /**
   * @param views the views that the rows have columns for
   */
  static Map<Long, ViewCounts> of(Collection<View> views, Iterable<Record> rows) {
    UnitCountsMapper counted = new UnitCountsMapper(views);
    rows.forEach(counted::add);
    return counted.byUnit();
  }

  private void add(Record row) {
    boolean subtasks = row.get(CountSql.SUBTASK);
    EnumMap<View, TypeCounts> counted =
        byUnit.computeIfAbsent(row.get(CountSql.UNIT_KEY), any -> new EnumMap<>(View.class));
    columns.forEach(
        (view, column) -> {
          Long requests = row.get(column);
          if (requests != null) {
            counted.merge(view, of(subtasks, requests), TypeCounts::plus);
          }
        });
  }

  private static TypeCounts of(boolean subtasks, long requests) {
    // Negative only after an external write without counter updates; a verification repairs that.
    long number = Math.max(0, requests);
    return subtasks ? new TypeCounts(0, number) : new TypeCounts(number, 0);
  }

  private Map<Long, ViewCounts> byUnit() {
    Map<Long, ViewCounts> counts = new HashMap<>();
    byUnit.forEach((unit, counted) -> counts.put(unit, new ViewCounts(counted)));
    return counts;
  }
}
