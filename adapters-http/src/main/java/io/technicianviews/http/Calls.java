package io.technicianviews.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.technicianviews.application.Answer;
import io.technicianviews.application.Caller;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.Identification;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a route of a question to the desk: tells who asks, reads the question, asks it, and renders
 * what comes of it.
 */
final class Calls {

  /** Who may ask. */
  enum Audience {
    EVERYBODY,
    TECHNICIANS
  }

  /** A call of the desk. */
  @FunctionalInterface
  interface Ask<Q, T> {
    Answer<T> ask(long personId, Q question);
  }

  /** What an answer needs beside its body. */
  @FunctionalInterface
  interface Adornment<T> {
    void adorn(Context ctx, T answer);
  }

  private final ServiceDesk desk;
  private final Authenticator authenticator;
  private final Json json;

  Calls(ServiceDesk desk, Authenticator authenticator, Json json) {
    this.desk = desk;
    this.authenticator = authenticator;
    this.json = json;
  }

  <Q, T> Handler call(Audience audience, Function<Parameters, Q> question, Ask<Q, T> ask) {
    return call(audience, question, ask, (ctx, answer) -> {});
  }

  <Q, T> Handler call(
      Audience audience, Function<Parameters, Q> question, Ask<Q, T> ask, Adornment<T> adornment) {
    return ctx -> {
      long person = caller(ctx);
      Parameters parameters = new Parameters(ctx);
      Q asked = question.apply(parameters);
      var problem = parameters.problem();
      if (problem.isPresent()) {
        admit(person, audience);
        throw problem.get();
      }
      T answer = given(ask.ask(person, asked));
      adornment.adorn(ctx, answer);
      render(ctx, answer);
    };
  }

  /**
   * Who calls, as far as the token tells. The desk decides about him in the same state as it
   * answers, so that it is asked once.
   */
  private long caller(Context ctx) {
    List<String> headers = Collections.list(ctx.req().getHeaders(Header.AUTHORIZATION));
    return switch (authenticator.identify(headers)) {
      case Identification.Known(long personId) -> personId;
      case Identification.Missing() -> throw Problems.unauthenticated();
      case Identification.Rejected(String reason) ->
          throw Problems.rejected(Problem.INVALID_TOKEN, reason);
    };
  }

  /** Whoever may not ask is told that, not how to ask better. */
  private void admit(long personId, Audience audience) {
    Caller caller = given(desk.caller(personId));
    if (audience == Audience.TECHNICIANS && !caller.person().role().worksOnRequests()) {
      throw Problems.problem(new Refusal.NotATechnician(personId));
    }
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(T value) -> value;
      case Answer.Refused<T>(Refusal refusal) -> throw Problems.problem(refusal);
    };
  }

  private void render(Context ctx, Object answer) {
    ctx.status(200)
        .contentType(Json.CONTENT_TYPE)
        .header(Header.CACHE_CONTROL, "private, no-cache")
        .result(json.bytes(answer));
  }
}
