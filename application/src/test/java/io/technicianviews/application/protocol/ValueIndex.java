package io.technicianviews.application.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A numbering of values that gives equal values equal numbers. */
final class ValueIndex<T> {

  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** A lookup by identity first, because a comparison of values is slow. */
  private final IdentityHashMap<T, Integer> byIdentity = new IdentityHashMap<>();

  int numberOf(T value) {
    Integer known = byIdentity.get(value);
    return known != null ? known : numbers.computeIfAbsent(value, this::add);
  }

  private int add(T value) {
    values.add(value);
    byIdentity.put(value, values.size() - 1);
    return values.size() - 1;
  }

  T value(int number) {
    return values.get(number);
  }
}
