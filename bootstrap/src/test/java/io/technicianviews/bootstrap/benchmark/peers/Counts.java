package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.View;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One number for each view, in their order. */
final class Counts {

  private Counts() {}

  static String each(Function<View, String> text, String separator) {
    return Arrays.stream(View.values()).map(text).collect(Collectors.joining(separator));
  }

  static Map<View, Long> of(List<Long> numbers) {
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : View.values()) {
      counts.put(view, numbers.get(view.ordinal()));
    }
    return counts;
  }
}
