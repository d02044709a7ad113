package io.technicianviews.http.internal.call;

/** Rejection of the value of a field. */
public final class InvalidFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String fault;

  /**
   * @param fault the requirement that the value violates: "must be ..."
   */
  public InvalidFieldException(String fault) {
    super(fault, null, false, false);
    this.fault = fault;
  }

  String fault() {
    return fault;
  }
}
