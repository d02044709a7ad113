package io.technicianviews.persistence;

import io.technicianviews.persistence.Rendered.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jooq.Query;

/**
 * The statements of questions that differ in more than values, rendered when their shape is first
 * asked for. Those that nobody asked for since many others were are forgotten: a page far down a
 * list has a shape to itself. Thread-safe.
 */
final class Shapes<S> {

  private static final int KEPT = 1000;

  private final BiFunction<S, Values<Asked>, Query> made;
  private final Map<S, Rendered<Asked>> rendered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<S, Rendered<Asked>> eldest) {
              return size() > KEPT;
            }
          });

  Shapes(BiFunction<S, Values<Asked>, Query> made) {
    this.made = made;
  }

  Bound of(S shape, Asked asked) {
    return rendered
        .computeIfAbsent(shape, any -> Rendered.of(of -> made.apply(shape, of)))
        .with(asked);
  }
}
