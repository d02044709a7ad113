package io.technicianviews.domain.definition;

import java.util.Locale;

/** How a condition compares a field with its value. */
public enum ConditionOperator {
  /** The field has the value, or one of the values. */
  IS,
  /** The field has none of the values. */
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
  /** The text contains the value. */
  CONTAINS,
  /** The list has at least one of the values. */
  ANY_OF,
  /** The list has none of the values. */
  NONE_OF;

  /** The name in the API and in storage, such as {@code is_not}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
