package io.technicianviews.http.auth;

/** Rejection of a token during its verification; caught in this package. */
final class InvalidTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidTokenException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
