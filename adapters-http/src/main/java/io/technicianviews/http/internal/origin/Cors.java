package io.technicianviews.http.internal.origin;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.technicianviews.http.internal.protocol.Paths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of other web origins call. The token travels in a header that the page sets
 * itself, so no credentials of the browser are ever asked for.
 */
public final class Cors {

  private static final String ANY = "*";
  private static final String EXPOSED =
      "Allow, ETag, Location, Retry-After, WWW-Authenticate, X-As-Of, X-Cache";

  private final Set<String> origins;

  public Cors(Iterable<String> origins) {
    this.origins = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    origins.forEach(this.origins::add);
  }

  public void before(Context ctx) {
    if (origins.isEmpty()) {
      return;
    }
    // On every answer: a cache must not give one without the headers below to a page of an origin.
    ctx.res().addHeader(Header.VARY, Header.ORIGIN);
    String origin = ctx.header(Header.ORIGIN);
    if (origin == null || !isAllowed(origin)) {
      return;
    }
    ctx.header(Header.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    ctx.header(Header.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    if (ctx.path().startsWith(Paths.HUB)) {
      // SignalR's client in a browser sends its credentials unless told otherwise. None are looked
      // at.
      ctx.header(Header.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
    if (isPreflight(ctx)) {
      ctx.header(Header.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
      ctx.header(
          Header.ACCESS_CONTROL_ALLOW_HEADERS,
          "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID,"
              + " X-Requested-With, X-SignalR-User-Agent");
      ctx.header(Header.ACCESS_CONTROL_MAX_AGE, "600");
      ctx.status(204).skipRemainingHandlers();
    }
  }

  /**
   * Lets pages read an answer that is given before the routes are reached. If the request could not
   * be read as far as its origin, every page may: the answer says no more than that.
   */
  public void allow(HttpFields request, HttpFields.Mutable response) {
    if (origins.isEmpty()) {
      return;
    }
    response.ensureField(new HttpField(Header.VARY, Header.ORIGIN));
    boolean unread = request.size() == 0;
    String origin = unread ? ANY : request.get(Header.ORIGIN);
    if (unread || (origin != null && isAllowed(origin))) {
      response.put(Header.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.put(Header.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /**
   * Whether a page of this origin may open a web socket, for which browsers ask nobody.
   *
   * @param origin null if it is no page that wants to
   * @param own the origins that this server is reached by, as far as the request tells
   */
  public boolean admits(@Nullable String origin, List<String> own) {
    return origin == null || isAllowed(origin) || own.stream().anyMatch(origin::equalsIgnoreCase);
  }

  private boolean isAllowed(String origin) {
    return origins.contains(origin) || origins.contains(ANY);
  }

  private static boolean isPreflight(Context ctx) {
    return ctx.method().equals(HandlerType.OPTIONS)
        && ctx.header(Header.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }
}
