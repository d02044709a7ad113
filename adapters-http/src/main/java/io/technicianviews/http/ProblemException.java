package io.technicianviews.http;

import java.util.Map;

/** Ends a call with a problem. It is an outcome, not an accident: there is no stack trace. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemBody body;
  private final transient Map<String, String> headers;

  ProblemException(ProblemBody body, Map<String, String> headers) {
    super(body.detail(), null, false, false);
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  ProblemException(ProblemBody body) {
    this(body, Map.of());
  }

  ProblemException(Problem problem, String detail) {
    this(ProblemBody.of(problem, detail));
  }

  ProblemBody body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
