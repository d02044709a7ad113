package io.technicianviews.persistence;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Puts the rows of {@link CountSql} together, by unit. */
final class CountedUnits {

  private final Map<Long, EnumMap<View, TypeCounts>> byUnit = new HashMap<>();

  void add(long unit, View view, boolean subtasks, long requests) {
    // Below zero only where somebody wrote past the counters; a recount finds and mends it.
    long number = Math.max(0, requests);
    byUnit
        .computeIfAbsent(unit, any -> new EnumMap<>(View.class))
        .merge(
            view,
            subtasks ? new TypeCounts(0, number) : new TypeCounts(number, 0),
            TypeCounts::plus);
  }

  Map<Long, ViewCounts> byUnit() {
    Map<Long, ViewCounts> counts = new HashMap<>();
    byUnit.forEach((unit, counted) -> counts.put(unit, new ViewCounts(counted)));
    return counts;
  }
}
