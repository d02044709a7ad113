package io.technicianviews.domain.port;

import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;
import java.util.TreeMap;

/** Counts by unit, made comparable: units that hold nothing may lack, and so they all do. */
public final class CountAssertions {

  private CountAssertions() {}

  public static Map<Long, ViewCounts> held(Map<Long, ViewCounts> byUnit) {
    Map<Long, ViewCounts> held = new TreeMap<>(byUnit);
    held.values().removeIf(ViewCounts.ZERO::equals);
    return held;
  }

  public static TypeCounts of(Map<Long, ViewCounts> byUnit, long unit, View view) {
    return byUnit.getOrDefault(unit, ViewCounts.ZERO).of(view);
  }

  public static ViewCounts sum(Map<Long, ViewCounts> byUnit) {
    return byUnit.values().stream().reduce(ViewCounts.ZERO, ViewCounts::plus);
  }
}
