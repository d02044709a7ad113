package io.technicianviews.domain.view;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests each view holds, by type. A view that is not mentioned holds none. Immutable.
 */
public record ViewCounts(Map<View, TypeCounts> byView) {

  public static final ViewCounts ZERO = new ViewCounts(Map.of());

  public ViewCounts {
    EnumMap<View, TypeCounts> counted = new EnumMap<>(View.class);
    byView.forEach(
        (view, counts) -> {
          if (counts.all() > 0) {
            counted.put(view, counts);
          }
        });
    byView = Collections.unmodifiableMap(counted);
  }

  public TypeCounts of(View view) {
    return byView.getOrDefault(view, TypeCounts.ZERO);
  }

  public ViewCounts plus(ViewCounts other) {
    return sum(List.of(this, other));
  }

  /** All of these together. */
  public static ViewCounts sum(Collection<ViewCounts> all) {
    EnumMap<View, TypeCounts> sum = new EnumMap<>(View.class);
    for (ViewCounts one : all) {
      one.byView.forEach((view, counts) -> sum.merge(view, counts, TypeCounts::plus));
    }
    return new ViewCounts(sum);
  }
}
