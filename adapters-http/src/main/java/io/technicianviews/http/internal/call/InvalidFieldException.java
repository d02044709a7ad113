package io.technicianviews.http.internal.call;

/** Rejection of the value of a field. */
public final class InvalidFieldException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String fault;

  /**
   * @param fault the requirement that the value violates: "must be ..."
   */
  public InvalidFieldException(String fault) {
    this("", fault);
  }

  private InvalidFieldException(String path, String fault) {
    super(fault, null, false, false);
    this.path = path;
    this.fault = fault;
  }

  /** Returns the rejection of a list with this value at an index. */
  InvalidFieldException in(int index) {
    return new InvalidFieldException("[" + index + "]" + path, fault);
  }

  /** Returns the rejection of an object with this value in a field. */
  public InvalidFieldException in(String field) {
    return new InvalidFieldException("." + field + path, fault);
  }

  /**
   * Returns the path of the value in the field, such as {@code [2]} or {@code .ids[2]}; empty for
   * the field itself.
   */
  String path() {
    return path;
  }

  String fault() {
    return fault;
  }
}
