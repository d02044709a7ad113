package io.technicianviews.http.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.http.auth.AuthenticationResult;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.internal.json.CreatedResponse;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.json.TaggedResponse;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.problem.ProblemType;
import io.technicianviews.http.internal.problem.RefusalMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a route of a question to the desk: tells who asks, reads the question, asks it, and renders
 * what comes of it.
 */
public final class Handlers {

  /** A parameter that brings a token where there can be no header. It is in no log. */
  public static final String ACCESS_TOKEN = "access_token";

  static final String X_CACHE = "X-Cache";
  static final String X_AS_OF = "X-As-Of";

  /** A browser may keep it, and asks each time whether it is still right. */
  private static final String REVALIDATED = "private, no-cache";

  /** How many queries of a route are remembered, so that they need not be read again. */
  private static final int UNDERSTOOD = 1_000;

  private static final int LONGEST_UNDERSTOOD = 200;

  private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);

  /** A call of the desk. */
  @FunctionalInterface
  public interface Query<Q, T> {
    Result<T> ask(long personId, Q question);
  }

  /** Says an answer. */
  @FunctionalInterface
  public interface ResponseWriter<T> {
    void render(Context ctx, T answer);
  }

  private final ServiceDesk desk;
  private final Authenticator authenticator;
  private final Json json;

  public Handlers(ServiceDesk desk, Authenticator authenticator, Json json) {
    this.desk = desk;
    this.authenticator = authenticator;
    this.json = json;
  }

  /**
   * Registers a handler for GET and HEAD: Javalin by itself answers HEAD with 200, whether or not
   * the resource exists.
   */
  public static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  public <Q, T> Handler handler(
      RequiredRole role, Function<QueryParameters, Q> question, Query<Q, T> query) {
    return handler(role, question, query, this::render);
  }

  public <Q, T> Handler handler(
      RequiredRole role,
      Function<QueryParameters, Q> question,
      Query<Q, T> query,
      ResponseWriter<T> responseWriter) {
    return ctx -> {
      long person = caller(ctx);
      Q asked = parse(new QueryParameters(ctx), question, person, role);
      responseWriter.render(ctx, orThrow(query.ask(person, asked)).value());
    };
  }

  /**
   * A question whose answer may come from the cache, and which the caller may have already.
   *
   * @param question reads nothing but the query
   */
  public <Q, T> Handler cachedHandler(
      RequiredRole role,
      Function<QueryParameters, Q> question,
      Query<Q, AsOf<T>> ask,
      Function<AsOf<T>, TaggedResponse> body) {
    Cache<String, Q> understood = Caffeine.newBuilder().maximumSize(UNDERSTOOD).build();
    return ctx -> {
      long person = caller(ctx);
      String query = Objects.requireNonNullElse(ctx.queryString(), "");
      Q known = understood.getIfPresent(query);
      Q asked = known != null ? known : parse(new QueryParameters(ctx), question, person, role);
      if (known == null && query.length() <= LONGEST_UNDERSTOOD) {
        understood.put(query, asked);
      }
      Result.Success<AsOf<T>> answer = orThrow(ask.ask(person, asked));
      AsOf<T> given = answer.value();
      ctx.header(X_CACHE, answer.cache().name()).header(X_AS_OF, given.asOf().toString());
      // Callers of one browser may share its cache.
      ctx.res().addHeader(Header.VARY, Header.AUTHORIZATION);
      renderUnlessKnown(ctx, body.apply(given));
    };
  }

  private static void renderUnlessKnown(Context ctx, TaggedResponse body) throws IOException {
    ctx.header(Header.ETAG, body.tag());
    if (ETags.match(Collections.list(ctx.req().getHeaders(Header.IF_NONE_MATCH)), body.tag())) {
      ctx.status(304).header(Header.CACHE_CONTROL, REVALIDATED);
      ctx.res().setContentType(null);
      // Sent now, it has no length, which would be taken for that of the answer.
      ctx.res().flushBuffer();
    } else {
      render(ctx, body.bytes().get());
    }
  }

  public <Q> Q parse(
      QueryParameters queryParameters,
      Function<QueryParameters, Q> question,
      long person,
      RequiredRole role) {
    try {
      Q asked = question.apply(queryParameters);
      var problem = queryParameters.problem();
      if (problem.isPresent()) {
        throw problem.get();
      }
      if (!READS.contains(queryParameters.call().method())) {
        Headers.refuseUnreadIfMatch(queryParameters.call(), queryParameters);
      }
      return asked;
    } catch (ProblemException e) {
      authorize(person, role);
      throw e;
    }
  }

  /**
   * Who calls, as far as the token tells. The desk decides about him in the same state as it
   * answers, so that it is asked once.
   */
  private long caller(Context ctx) {
    return required(
        authenticator.identify(Collections.list(ctx.req().getHeaders(Header.AUTHORIZATION))));
  }

  /** Who calls, and whether he is known still: for calls that are answered for long. */
  public record StreamingCaller(long personId, Supplier<AuthenticationResult> again) {
    public AuthenticationResult identify() {
      return again.get();
    }
  }

  /**
   * As {@link #caller}; the token may be a parameter instead, as browsers send no header where they
   * listen.
   */
  public StreamingCaller streamingCaller(Context ctx) {
    return streamingCaller(
        Collections.list(ctx.req().getHeaders(Header.AUTHORIZATION)), ctx.queryParam(ACCESS_TOKEN));
  }

  /**
   * @param headers the values of all headers that bring a token
   * @param parameter the parameter that does so, if there is one
   */
  public StreamingCaller streamingCaller(List<String> headers, @Nullable String parameter) {
    List<String> given =
        headers.isEmpty() && parameter != null ? List.of("Bearer " + parameter) : headers;
    Supplier<AuthenticationResult> authenticationResult = () -> authenticator.identify(given);
    return new StreamingCaller(required(authenticationResult.get()), authenticationResult);
  }

  /** Refuses whoever the desk does not know. */
  public void admitted(StreamingCaller streamingCaller) {
    authorize(streamingCaller.personId(), RequiredRole.ANY);
  }

  private static long required(AuthenticationResult authenticationResult) {
    return switch (authenticationResult) {
      case AuthenticationResult.Authenticated(long personId) -> personId;
      case AuthenticationResult.Anonymous() -> throw ErrorMapper.unauthenticated();
      case AuthenticationResult.Rejected(String reason) ->
          throw ErrorMapper.rejected(ProblemType.INVALID_TOKEN, reason);
    };
  }

  /** Whoever may not ask is told that, not how to ask better. */
  private void authorize(long personId, RequiredRole role) {
    Person person = orThrow(desk.caller(personId)).value().person();
    if (Access.of(role, personId, Optional.of(person)) instanceof Access.Denied(Refusal refusal)) {
      throw RefusalMapper.of(refusal);
    }
  }

  public static <T> Result.Success<T> orThrow(Result<T> result) {
    return switch (result) {
      case Result.Success<T> success -> success;
      case Result.Refused<T>(Refusal refusal) -> throw RefusalMapper.of(refusal);
    };
  }

  /** Says it as JSON. */
  public void render(Context ctx, Object answer) {
    render(ctx, json.bytes(answer));
  }

  /** Says a request, with its version as its tag. */
  public void renderTagged(Context ctx, RequestDetail request) {
    ctx.header(Header.ETAG, tag(request));
    render(ctx, request);
  }

  /** Says that something was made, and where it is. */
  public void renderCreated(Context ctx, CreatedResponse createdResponse) {
    render(ctx, createdResponse.body().getBytes(StandardCharsets.UTF_8));
    ctx.status(201);
    if (createdResponse.location() != null) {
      ctx.header(Header.LOCATION, createdResponse.location());
    }
    if (createdResponse.tag() != null) {
      ctx.header(Header.ETAG, createdResponse.tag());
    }
  }

  /** Says that it is done, and no more. */
  public static void renderNothing(Context ctx, Object answer) {
    ctx.status(204).header(Header.CACHE_CONTROL, "no-store");
  }

  /** A tag that names the version, not the bytes; it is strong, so that clients send it back. */
  public static String tag(RequestDetail request) {
    return "\"" + request.item().request().version() + "\"";
  }

  private static void render(Context ctx, byte[] answer) {
    ctx.status(200)
        .contentType(Json.CONTENT_TYPE)
        .header(Header.CACHE_CONTROL, REVALIDATED)
        .result(answer);
  }
}
