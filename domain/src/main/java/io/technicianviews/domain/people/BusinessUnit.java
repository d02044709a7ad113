package io.technicianviews.domain.people;

import io.technicianviews.domain.text.TextRule;
import java.util.function.Predicate;

/** The team or site that a request belongs to. Names are unique at a desk. */
public record BusinessUnit(long id, String name) {

  public BusinessUnit {
    if (id <= 0) {
      throw new IllegalArgumentException("a business unit's id is positive: " + id);
    }
    if (TextRule.isBlank(name)) {
      throw new IllegalArgumentException("a business unit's name must not be blank");
    }
  }

  /** This name, or if it is taken, the first of "name (2)", "name (3)" ... that is not. */
  public static String freeName(String name, Predicate<String> isTaken) {
    String free = name;
    for (int number = 2; isTaken.test(free); number++) {
      String suffix = " (" + number + ")";
      int room = TextRule.NAME.maxLength() - suffix.length();
      int kept = Math.min(room, name.codePointCount(0, name.length()));
      free = name.substring(0, name.offsetByCodePoints(0, kept)) + suffix;
    }
    return free;
  }
}
