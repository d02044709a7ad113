package io.technicianviews.bootstrap.servicenow.format;

import org.jspecify.annotations.Nullable;

/** A record has a value in a column that cannot be imported. */
final class InvalidColumnException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 60;

  private final String reason;

  /**
   * Says what would be right.
   *
   * @param expected "must be ..."
   */
  InvalidColumnException(String header, String value, String expected, @Nullable Throwable cause) {
    super(cause);
    reason = header + " " + expected + ": " + shown(value);
  }

  InvalidColumnException(String header, String value, String expected) {
    this(header, value, expected, null);
  }

  /** What stands where, and what would be right. */
  String reason() {
    return reason;
  }

  /** In one short line, without what would act on a terminal. */
  private static String shown(String value) {
    String line = value.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "\ufffd");
    return line.codePointCount(0, line.length()) <= SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "...";
  }
}
