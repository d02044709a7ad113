package io.technicianviews.http.internal.problem;

import io.javalin.http.Header;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.json.Problem;
import java.util.Map;

/** Mapping of refusals by the application to problem responses. */
public final class RefusalMapper {

  private RefusalMapper() {}

  public static ProblemException of(Refusal refusal) {
    Problem problem = Problem.of(refusal);
    return switch (refusal) {
      case Refusal.StaleVersion stale -> stale(problem, stale.current());
      case Refusal.StaleView stale -> stale(problem, stale.current());
      default -> new ProblemException(problem);
    };
  }

  private static ProblemException stale(Problem problem, long current) {
    return new ProblemException(problem, Map.of(Header.ETAG, "\"" + current + "\""));
  }
}
