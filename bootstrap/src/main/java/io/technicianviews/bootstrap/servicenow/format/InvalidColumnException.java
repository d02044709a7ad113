package io.technicianviews.bootstrap.servicenow.format;

import org.jspecify.annotations.Nullable;

/** Reports an invalid value in a column of a record. */
final class InvalidColumnException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MAX_SHOWN = 60;

  private final String reason;

  /**
   * Creates an exception.
   *
   * @param expected the valid values: "must be ..."
   */
  InvalidColumnException(String header, String value, String expected, @Nullable Throwable cause) {
    super(cause);
    reason = header + " " + expected + ": " + printable(value);
  }

  InvalidColumnException(String header, String value, String expected) {
    this(header, value, expected, null);
  }

  /** The column, the valid values and the invalid one. */
  String reason() {
    return reason;
  }

  /** Truncates a value, and replaces control characters, which could affect a terminal. */
  private static String printable(String value) {
    String line = value.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "\ufffd");
    return line.codePointCount(0, line.length()) <= MAX_SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN)) + "...";
  }
}
