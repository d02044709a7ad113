package io.technicianviews.domain.definition;

/** Rejection of the value of a condition. */
final class InvalidValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param detail what would be right: "must be ..."
   */
  InvalidValueException(String detail) {
    super(detail, null, false, false);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
