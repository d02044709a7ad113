package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One number for each view, in their order. */
final class Counts {

  private static final List<View> VIEWS = List.of(View.values());

  private Counts() {}

  /** The place of a view among all. */
  static int number(View view) {
    return VIEWS.indexOf(view);
  }

  static View view(long number) {
    return VIEWS.get((int) number);
  }

  static String each(Function<View, String> text, String separator) {
    return VIEWS.stream().map(text).collect(Collectors.joining(separator));
  }

  static Map<View, Long> of(List<Long> numbers) {
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : VIEWS) {
      counts.put(view, numbers.get(number(view)));
    }
    return counts;
  }
}
