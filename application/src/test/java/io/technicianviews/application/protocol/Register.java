package io.technicianviews.application.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Numbers for things, equal ones for equal things. */
final class Register<T> {

  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> things = new ArrayList<>();

  /** Those that were handed out are found without a look into them. */
  private final IdentityHashMap<T, Integer> own = new IdentityHashMap<>();

  int numberOf(T thing) {
    Integer known = own.get(thing);
    return known != null ? known : numbers.computeIfAbsent(thing, this::enter);
  }

  private int enter(T thing) {
    things.add(thing);
    own.put(thing, things.size() - 1);
    return things.size() - 1;
  }

  T thing(int number) {
    return things.get(number);
  }
}
