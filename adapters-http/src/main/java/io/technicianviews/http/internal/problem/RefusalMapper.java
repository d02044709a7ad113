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
    return new ProblemException(problem, headers(refusal, problem));
  }

  private static Map<String, String> headers(Refusal refusal, Problem problem) {
    if (refusal instanceof Refusal.StaleVersion stale) {
      return Map.of(Header.ETAG, "\"" + stale.current() + "\"");
    }
    return problem.status() == 401 ? ErrorMapper.invalidToken(problem.detail()) : Map.of();
  }
}
