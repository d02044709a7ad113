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
import io.technicianviews.http.internal.problem.RefusalMapper;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import io.technicianviews.json.ProblemType;
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
 * Factory of the handlers of routes. A handler authenticates the caller, parses the call, executes
 * it and renders the result.
 */
public final class Handlers {

  /**
   * Query parameter with the token, for clients that cannot send the header. It is never logged.
   */
  public static final String ACCESS_TOKEN = "access_token";

  static final String X_CACHE = "X-Cache";
  static final String X_AS_OF = "X-As-Of";

  /** Allows browsers to cache the response, and requires revalidation for each use. */
  private static final String REVALIDATED = "private, no-cache";

  /** Number of query strings per route whose parsed form is cached. */
  private static final int MAX_CACHED_QUERIES = 1_000;

  /** Length above which the parsed form of a query string is not cached. */
  private static final int MAX_CACHED_QUERY_LENGTH = 200;

  private static final Set<HandlerType> SAFE_METHODS = Set.of(HandlerType.GET, HandlerType.HEAD);

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
      RequiredRole role, Function<QueryParameters, Q> parser, Query<Q, T> query) {
    return handler(role, parser, query, this::render);
  }

  public <Q, T> Handler handler(
      RequiredRole role,
      Function<QueryParameters, Q> parser,
      Query<Q, T> query,
      ResponseWriter<T> responseWriter) {
    return ctx -> {
      long person = caller(ctx);
      Q parsed = parse(new QueryParameters(ctx), parser, person, role);
      responseWriter.render(ctx, orThrow(query.ask(person, parsed)).value());
    };
  }

  /**
   * Returns a handler of a query whose result may come from the cache, and that honors {@code
   * If-None-Match}.
   *
   * @param parser parses the call; may depend only on the query string
   */
  public <Q, T> Handler cachedHandler(
      RequiredRole role,
      Function<QueryParameters, Q> parser,
      Query<Q, AsOf<T>> ask,
      Function<AsOf<T>, TaggedResponse> body) {
    Cache<String, Q> parsedQueries = Caffeine.newBuilder().maximumSize(MAX_CACHED_QUERIES).build();
    return ctx -> {
      long person = caller(ctx);
      String query = Objects.requireNonNullElse(ctx.queryString(), "");
      Q cached = parsedQueries.getIfPresent(query);
      Q parsed = cached != null ? cached : parse(new QueryParameters(ctx), parser, person, role);
      if (cached == null && query.length() <= MAX_CACHED_QUERY_LENGTH) {
        parsedQueries.put(query, parsed);
      }
      Result.Success<AsOf<T>> answer = orThrow(ask.ask(person, parsed));
      AsOf<T> result = answer.value();
      ctx.header(X_CACHE, answer.cache().name()).header(X_AS_OF, result.asOf().toString());
      // Several callers may use one browser cache.
      ctx.res().addHeader(Header.VARY, Header.AUTHORIZATION);
      renderUnlessKnown(ctx, body.apply(result));
    };
  }

  private static void renderUnlessKnown(Context ctx, TaggedResponse body) throws IOException {
    ctx.header(Header.ETAG, body.tag());
    if (ETags.match(Collections.list(ctx.req().getHeaders(Header.IF_NONE_MATCH)), body.tag())) {
      ctx.status(304).header(Header.CACHE_CONTROL, REVALIDATED);
      ctx.res().setContentType(null);
      // Sent now, so that no Content-Length is added, which clients would take for the length of
      // the
      // full response.
      ctx.res().flushBuffer();
    } else {
      render(ctx, body.bytes().get());
    }
  }

  public <Q> Q parse(
      QueryParameters queryParameters,
      Function<QueryParameters, Q> parser,
      long person,
      RequiredRole role) {
    try {
      Q parsed = parser.apply(queryParameters);
      var problem = queryParameters.problem();
      if (problem.isPresent()) {
        throw problem.get();
      }
      if (!SAFE_METHODS.contains(queryParameters.call().method())) {
        Headers.refuseUnreadIfMatch(queryParameters.call(), queryParameters);
      }
      return parsed;
    } catch (ProblemException e) {
      authorize(person, role);
      throw e;
    }
  }

  /**
   * Returns the caller whom the token identifies. The application authorizes the caller in the same
   * snapshot as it executes the query.
   */
  private long caller(Context ctx) {
    long personId =
        required(
            authenticator.identify(Collections.list(ctx.req().getHeaders(Header.AUTHORIZATION))));
    ctx.attribute(RequestAttributes.PERSON_ID, personId);
    return personId;
  }

  /** The caller of a stream, whose token can be checked again. */
  public record StreamingCaller(long personId, Supplier<AuthenticationResult> reauthenticate) {
    public AuthenticationResult identify() {
      return reauthenticate.get();
    }
  }

  /**
   * Authenticates the caller of a stream. The token may be a query parameter, as browsers cannot
   * set headers of streams.
   */
  public StreamingCaller streamingCaller(Context ctx) {
    StreamingCaller streamingCaller =
        streamingCaller(
            Collections.list(ctx.req().getHeaders(Header.AUTHORIZATION)),
            ctx.queryParam(ACCESS_TOKEN));
    ctx.attribute(RequestAttributes.PERSON_ID, streamingCaller.personId());
    return streamingCaller;
  }

  /**
   * @param headers the values of all {@code Authorization} headers
   * @param parameter the query parameter with the token, used if there is no header; null if absent
   */
  public StreamingCaller streamingCaller(List<String> headers, @Nullable String parameter) {
    List<String> authorization =
        headers.isEmpty() && parameter != null ? List.of("Bearer " + parameter) : headers;
    Supplier<AuthenticationResult> authenticationResult =
        () -> authenticator.identify(authorization);
    return new StreamingCaller(required(authenticationResult.get()), authenticationResult);
  }

  /** Rejects callers who are not active persons of the helpdesk. */
  public void requireActive(StreamingCaller streamingCaller) {
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

  /** Rejects callers without the role before the errors of their call are reported. */
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

  /** Writes the result as JSON with status 200. */
  public void render(Context ctx, Object answer) {
    render(ctx, json.bytes(answer));
  }

  /** Writes a request as JSON, with its version as its tag. */
  public void renderTagged(Context ctx, RequestDetail request) {
    ctx.header(Header.ETAG, tag(request));
    render(ctx, request);
  }

  /** Writes the response to a creation, with status 201. */
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

  /** Writes an empty response with status 204. */
  public static void renderNothing(Context ctx, Object answer) {
    ctx.status(204).header(Header.CACHE_CONTROL, "no-store");
  }

  /**
   * Returns the tag with the version of a request. It is strong, so that clients accept it for
   * {@code If-Match}.
   */
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
