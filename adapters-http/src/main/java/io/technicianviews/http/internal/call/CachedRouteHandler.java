package io.technicianviews.http.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.http.internal.protocol.HeaderWriter;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Handler of a {@link CachedRoute}. It caches parsed query strings. Thread-safe. */
public final class CachedRouteHandler<Q, T> implements Handler {

  /** Number of query strings whose parsed form is cached. */
  private static final int MAX_CACHED_QUERIES = 1_000;

  /** Length above which the parsed form of a query string is not cached. */
  private static final int MAX_CACHED_QUERY_LENGTH = 200;

  private final CachedRoute<Q, T> route;
  private final Handlers handlers;
  private final Callers callers;
  private final Cache<String, Q> parsedQueries =
      Caffeine.newBuilder().maximumSize(MAX_CACHED_QUERIES).build();

  CachedRouteHandler(CachedRoute<Q, T> route, Handlers handlers, Callers callers) {
    this.route = route;
    this.handlers = handlers;
    this.callers = callers;
  }

  @Override
  public void handle(Context ctx) throws IOException {
    long personId = callers.personId(ctx);
    @Nullable Runnable failure = ctx.attribute(RequestAttributes.FAILURE);
    if (failure != null) {
      failure.run();
    }
    CachedResponse response = response(personId, query(ctx, personId));
    response.addHeaders(HeaderWriter.of(ctx));
    if (response.isKnownToClient(Collections.list(ctx.req().getHeaders(Header.IF_NONE_MATCH)))) {
      Responses.sendNotModified(ctx);
    } else {
      Responses.render(ctx, new ResultBody(response.body()));
    }
  }

  /**
   * Executes a call whose query string was parsed before; returns null if it was not.
   *
   * @throws RuntimeException as the handler would
   */
  public @Nullable CachedResponse parsedBefore(long personId, String queryString) {
    @Nullable Q query = parsedQueries.getIfPresent(queryString);
    return query == null ? null : response(personId, query);
  }

  private CachedResponse response(long personId, Q query) {
    Result.Success<AsOf<T>> success = Handlers.orThrow(route.query().ask(personId, query));
    return new CachedResponse(success.cache(), route.renderer().apply(success.value()));
  }

  /** Returns what the parsed form depends on: the query string, after a path with parameters. */
  private static String key(Context ctx) {
    String query = Objects.requireNonNullElse(ctx.queryString(), "");
    return ctx.pathParamMap().isEmpty() ? query : ctx.path() + "?" + query;
  }

  private Q query(Context ctx, long personId) {
    String text = key(ctx);
    Q cached = parsedQueries.getIfPresent(text);
    if (cached != null) {
      return cached;
    }
    Q query = handlers.parse(new QueryParameters(ctx), route.parser(), personId, route.role());
    if (text.length() <= MAX_CACHED_QUERY_LENGTH) {
      parsedQueries.put(text, query);
    }
    return query;
  }
}
