package io.technicianviews.http.internal.call;

/** A value of a body that cannot stand there. */
final class InvalidFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String fault;

  /**
   * @param fault what would be right: "must be ..."
   */
  InvalidFieldException(String fault) {
    super(fault, null, false, false);
    this.fault = fault;
  }

  String fault() {
    return fault;
  }
}
