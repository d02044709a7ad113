package io.technicianviews.bootstrap.servicenow;

import org.jspecify.annotations.Nullable;

/** A record holds something in a column that cannot stand there. */
final class BadValueException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  BadValueException(Column column, String value, String expected) {
    this(column, value, expected, null);
  }

  BadValueException(Column column, String value, String expected, @Nullable Throwable cause) {
    super(cause);
    reason = column.header() + " must be " + expected + ": " + value;
  }

  /** What stands where, and what would be right. */
  String reason() {
    return reason;
  }
}
