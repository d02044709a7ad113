package io.technicianviews.http.internal.signalr;

/** What a client sent is not in the protocol. It is an outcome: there is no stack trace. */
final class ProtocolException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  ProtocolException(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** What would be right. */
  String detail() {
    return detail;
  }
}
