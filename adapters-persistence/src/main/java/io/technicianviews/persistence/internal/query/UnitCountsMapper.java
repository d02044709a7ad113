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

/** Maps the rows of {@link CountSql} to view counts. */
final class UnitCountsMapper {

  private final Map<View, Field<Long>> columns;

  private UnitCountsMapper(Collection<View> views) {
    columns = views.stream().collect(toMap(identity(), CountSql::requests));
  }

  /**
   * The counts by unit.
   *
   * @param views the views that the rows have columns for
   */
  static Map<Long, ViewCounts> of(Collection<View> views, Iterable<Record> rows) {
    UnitCountsMapper mapper = new UnitCountsMapper(views);
    Map<Long, EnumMap<View, TypeCounts>> byUnit = new HashMap<>();
    for (Record row : rows) {
      mapper.add(
          row,
          byUnit.computeIfAbsent(row.get(CountSql.UNIT_KEY), any -> new EnumMap<>(View.class)));
    }
    Map<Long, ViewCounts> counts = new HashMap<>();
    byUnit.forEach((unit, counted) -> counts.put(unit, new ViewCounts(counted)));
    return counts;
  }

  /**
   * The counts of all rows together.
   *
   * @param views the views that the rows have columns for
   */
  static ViewCounts sum(Collection<View> views, Iterable<Record> rows) {
    UnitCountsMapper mapper = new UnitCountsMapper(views);
    EnumMap<View, TypeCounts> counted = new EnumMap<>(View.class);
    rows.forEach(row -> mapper.add(row, counted));
    return new ViewCounts(counted);
  }

  private void add(Record row, EnumMap<View, TypeCounts> counted) {
    boolean subtasks = row.get(CountSql.SUBTASK);
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
}
