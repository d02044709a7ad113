package io.technicianviews.http.internal.problem;

import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import java.util.Map;

/** Ends a call with a problem response. It is an expected outcome, so it has no stack trace. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem body;
  private final transient Map<String, String> headers;

  public ProblemException(Problem body, Map<String, String> headers) {
    super(body.detail(), null, false, false);
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  public ProblemException(Problem body) {
    this(body, Map.of());
  }

  public ProblemException(ProblemType problemType, String detail) {
    this(Problem.of(problemType, detail));
  }

  public Problem body() {
    return body;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
