package io.technicianviews.domain.people;

import io.technicianviews.domain.text.TextRule;
import java.util.function.Predicate;

/** A team or site that requests belong to. Its name is unique in the helpdesk. */
public record BusinessUnit(long id, String name) {

  public BusinessUnit {
    if (id <= 0) {
      throw new IllegalArgumentException("a business unit's id must be positive: " + id);
    }
    if (TextRule.isBlank(name)) {
      throw new IllegalArgumentException("a business unit's name must not be blank");
    }
  }

  /**
   * Returns this name, or the first of "name (2)", "name (3)" ... that is not taken. A long name is
   * truncated so that the suffix fits the maximum length.
   */
  public static String freeName(String name, Predicate<String> isTaken) {
    String free = name;
    for (int number = 2; isTaken.test(free); number++) {
      String suffix = " (" + number + ")";
      int available = TextRule.NAME.maxLength() - suffix.length();
      int length = Math.min(available, name.codePointCount(0, name.length()));
      free = name.substring(0, name.offsetByCodePoints(0, length)) + suffix;
    }
    return free;
  }
}
