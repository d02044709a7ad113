package io.technicianviews.persistence;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;

/** Puts the rows of {@link CountSql} together, by unit. */
final class CountedUnits {

  private static final int FIRST_COUNT = 2;

  private final List<View> views;
  private final Map<Long, ViewCounts> byUnit = new HashMap<>();

  /**
   * @param views those that the rows count, in the order of their columns
   */
  CountedUnits(List<View> views) {
    this.views = views;
  }

  void add(Record row) {
    boolean subtask = row.get(1, Boolean.class);
    Map<View, TypeCounts> counts = new EnumMap<>(View.class);
    for (int i = 0; i < views.size(); i++) {
      long count = row.get(FIRST_COUNT + i, Long.class);
      counts.put(views.get(i), subtask ? new TypeCounts(0, count) : new TypeCounts(count, 0));
    }
    byUnit.merge(row.get(0, Long.class), new ViewCounts(counts), ViewCounts::plus);
  }

  Map<Long, ViewCounts> byUnit() {
    return byUnit;
  }

  /** The same with one view more, which holds what is in {@code all} and not in {@code others}. */
  Map<Long, ViewCounts> withComplement(View view, View all, View others) {
    byUnit.replaceAll(
        (unit, counts) ->
            counts.plus(new ViewCounts(Map.of(view, counts.of(all).minus(counts.of(others))))));
    return byUnit;
  }
}
