package io.technicianviews.http.internal.call;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.technicianviews.application.Result;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.problem.RefusalMapper;
import io.technicianviews.http.internal.protocol.HttpMethods;
import java.util.function.Function;

/**
 * Factory of the handlers of routes. A handler identifies the caller, parses the call, executes it
 * and renders the result.
 */
public final class Handlers {

  /** A call of the application. */
  @FunctionalInterface
  public interface Query<Q, T> {
    Result<T> ask(long personId, Q query);
  }

  /** Writer of the response with a result. */
  @FunctionalInterface
  public interface ResponseWriter<T> {
    void render(Context ctx, T answer);
  }

  private final Callers callers;
  private final Responses responses;

  public Handlers(Callers callers, Responses responses) {
    this.callers = callers;
    this.responses = responses;
  }

  public Responses responses() {
    return responses;
  }

  public <Q, T> Handler handler(
      RequiredRole role, Function<QueryParameters, Q> parser, Query<Q, T> query) {
    return handler(role, parser, query, responses::render);
  }

  public <Q, T> Handler handler(
      RequiredRole role,
      Function<QueryParameters, Q> parser,
      Query<Q, T> query,
      ResponseWriter<T> responseWriter) {
    return ctx -> {
      long personId = callers.personId(ctx);
      Q parsed = parse(new QueryParameters(ctx), parser, personId, role);
      responseWriter.render(ctx, orThrow(query.ask(personId, parsed)).value());
    };
  }

  /** Returns a handler that honors {@code If-None-Match}. */
  public <Q, T> CachedRouteHandler<Q, T> cachedHandler(CachedRoute<Q, T> route) {
    return new CachedRouteHandler<>(route, this, callers);
  }

  /**
   * Parses a call.
   *
   * @throws ProblemException if the caller lacks the role, or else with all errors of the call
   */
  public <Q> Q parse(
      QueryParameters queryParameters,
      Function<QueryParameters, Q> parser,
      long personId,
      RequiredRole role) {
    try {
      Q parsed = parser.apply(queryParameters);
      boolean writes = !HttpMethods.isSafe(queryParameters.call().method().name());
      if (writes) {
        Headers.refuseUnreadIdempotencyKey(queryParameters.call(), queryParameters);
      }
      var problem = queryParameters.problem();
      if (problem.isPresent()) {
        throw problem.get();
      }
      if (writes) {
        Headers.refuseUnreadIfMatch(queryParameters.call(), queryParameters);
      }
      return parsed;
    } catch (ProblemException e) {
      callers.requireRole(personId, role);
      throw e;
    }
  }

  public static <T> Result.Success<T> orThrow(Result<T> result) {
    return switch (result) {
      case Result.Success<T> success -> success;
      case Result.Refused<T>(Refusal refusal) -> throw RefusalMapper.of(refusal);
    };
  }
}
