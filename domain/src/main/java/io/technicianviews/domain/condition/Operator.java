package io.technicianviews.domain.condition;

/** How a condition compares a field with its values. */
public enum Operator {
  /** The field is one of the values. */
  IS,
  /** The field is none of the values. */
  IS_NOT;

  boolean admits(boolean isOneOfTheValues) {
    return isOneOfTheValues == (this == IS);
  }
}
