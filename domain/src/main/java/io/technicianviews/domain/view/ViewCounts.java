package io.technicianviews.domain.view;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The number of requests in each view, by type. Immutable.
 *
 * @param byView copied without zero counts; a view that is absent contains no requests
 */
public record ViewCounts(Map<View, TypeCounts> byView) {

  /** No requests in any view. */
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

  /** The counts of a view; zero if it is absent. */
  public TypeCounts of(View view) {
    return byView.getOrDefault(view, TypeCounts.ZERO);
  }

  /** Returns the sum of the counts of each view. */
  public ViewCounts plus(ViewCounts other) {
    return sum(List.of(this, other));
  }

  /** The sum of these counts. */
  public static ViewCounts sum(Collection<ViewCounts> all) {
    EnumMap<View, TypeCounts> sum = new EnumMap<>(View.class);
    for (ViewCounts one : all) {
      one.byView.forEach((view, counts) -> sum.merge(view, counts, TypeCounts::plus));
    }
    return new ViewCounts(sum);
  }
}
