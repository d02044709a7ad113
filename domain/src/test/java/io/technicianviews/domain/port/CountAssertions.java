package io.technicianviews.domain.port;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;
import java.util.TreeMap;

/** Helpers that compare counts by unit; units without requests may be missing or zero. */
public final class CountAssertions {

  private CountAssertions() {}

  public static Map<Long, ViewCounts> held(Map<Long, ViewCounts> byUnit) {
    Map<Long, ViewCounts> nonZero = new TreeMap<>(byUnit);
    nonZero.values().removeIf(ViewCounts.ZERO::equals);
    return nonZero;
  }

  public static TypeCounts of(Map<Long, ViewCounts> byUnit, long unit, View view) {
    return byUnit.getOrDefault(unit, ViewCounts.ZERO).of(view);
  }

  public static ViewCounts sum(Map<Long, ViewCounts> byUnit) {
    return byUnit.values().stream().reduce(ViewCounts.ZERO, ViewCounts::plus);
  }
}
