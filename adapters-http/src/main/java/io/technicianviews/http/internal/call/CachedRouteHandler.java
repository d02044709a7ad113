package io.technicianviews.http.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.http.internal.json.TaggedResponse;
import java.io.IOException;
import java.util.Objects;

/** Handler of a {@link CachedRoute}. It caches parsed query strings. */
final class CachedRouteHandler<Q, T> implements Handler {

  static final String X_CACHE = "X-Cache";
  static final String X_AS_OF = "X-As-Of";

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
    Result.Success<AsOf<T>> success =
        Handlers.orThrow(route.query().ask(personId, query(ctx, personId)));
    AsOf<T> result = success.value();
    TaggedResponse response = route.renderer().apply(result);
    ctx.header(X_CACHE, success.cache().name()).header(X_AS_OF, response.asOf());
    // Several callers may use one browser cache.
    ctx.res().addHeader(Header.VARY, Header.AUTHORIZATION);
    ConditionalResponse.render(ctx, response);
  }

  private Q query(Context ctx, long personId) {
    String text = Objects.requireNonNullElse(ctx.queryString(), "");
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
