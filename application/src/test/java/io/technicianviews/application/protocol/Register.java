package io.technicianviews.application.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Numbers for values; equal values have equal numbers. */
final class Register<T> {

  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** The registered instances are found by identity, without a comparison. */
  private final IdentityHashMap<T, Integer> own = new IdentityHashMap<>();

  int numberOf(T value) {
    Integer known = own.get(value);
    return known != null ? known : numbers.computeIfAbsent(value, this::enter);
  }

  private int enter(T value) {
    values.add(value);
    own.put(value, values.size() - 1);
    return values.size() - 1;
  }

  T value(int number) {
    return values.get(number);
  }
}
