package io.technicianviews.http.internal.signalr;

/** Violation of the protocol by a client. It is an expected outcome, so it has no stack trace. */
final class ProtocolException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  ProtocolException(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** Returns the requirement that the message violates. */
  String detail() {
    return detail;
  }
}
