package io.technicianviews.domain.definition;

import java.util.Locale;

/** How a condition compares a field with its value. */
public enum ConditionOperator {
  IS,
  IS_NOT,
  /** On the current day or one of the days before. */
  WITHIN_DAYS,
  /** At least as long ago as the value. */
  OLDER_THAN,
  /** The due date has passed. */
  OVERDUE,
  /** The due date is ahead by at most the value. */
  WITHIN,
  /** There is no due date. */
  NONE,
  CONTAINS,
  ANY_OF,
  NONE_OF;

  /** The name in the API and in storage, such as {@code is_not}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
