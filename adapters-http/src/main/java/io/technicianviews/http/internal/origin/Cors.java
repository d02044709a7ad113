package io.technicianviews.http.internal.origin;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.protocol.HeaderWriter;
import io.technicianviews.http.internal.protocol.Paths;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * CORS policy for pages of other web origins. Pages send the token in a header that they set
 * themselves, so the browser's credentials are not needed.
 */
public final class Cors {

  private static final String ANY = "*";
  private static final String EXPOSED =
      "Allow, Content-Disposition, ETag, Location, Retry-After, WWW-Authenticate, X-As-Of, X-Cache,"
          + " X-Request-Id";

  private final Set<String> origins;

  public Cors(Iterable<String> origins) {
    this.origins = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    origins.forEach(this.origins::add);
  }

  /** Adds the headers that allow pages to read the response. */
  public void addHeaders(Context ctx) {
    if (origins.isEmpty()) {
      return;
    }
    addVary(HeaderWriter.of(ctx));
    String origin = ctx.header(Header.ORIGIN);
    if (origin == null || !isAllowed(origin)) {
      return;
    }
    ctx.header(Header.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    ctx.header(Header.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    if (ctx.path().contains(Paths.HUB)) {
      // SignalR's browser client sends credentials by default.
      ctx.header(Header.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
  }

  /** Adds the header of responses to calls of other clients than pages. */
  public void addVary(HeaderWriter headers) {
    if (!origins.isEmpty()) {
      // On every response: a cache must not serve one without the headers of pages to a page.
      headers.add(Header.VARY, Header.ORIGIN);
    }
  }

  /** Responds to a preflight request of an allowed origin; returns false to all others. */
  public boolean respondToPreflight(Context ctx) {
    String origin = ctx.header(Header.ORIGIN);
    if (origin == null
        || !isAllowed(origin)
        || ctx.header(Header.ACCESS_CONTROL_REQUEST_METHOD) == null) {
      return false;
    }
    ctx.header(Header.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
    ctx.header(
        Header.ACCESS_CONTROL_ALLOW_HEADERS,
        "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID,"
            + " X-Request-Id, X-Requested-With, X-SignalR-User-Agent");
    ctx.header(Header.ACCESS_CONTROL_MAX_AGE, "600");
    ctx.status(204);
    ctx.res().setContentType(null);
    return true;
  }

  /**
   * Allows pages to read a response that is sent before the routes are reached. If the headers of
   * the request could not be parsed, all origins are allowed: the response contains no more than
   * this error.
   */
  public void allow(HttpFields request, HttpFields.Mutable response) {
    if (origins.isEmpty()) {
      return;
    }
    response.ensureField(new HttpField(Header.VARY, Header.ORIGIN));
    boolean unparsed = request.size() == 0;
    String origin = unparsed ? ANY : request.get(Header.ORIGIN);
    if (unparsed || (origin != null && isAllowed(origin))) {
      response.put(Header.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.put(Header.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /**
   * Returns whether a page of this origin may open a web socket; browsers send no preflight for web
   * sockets.
   *
   * @param origin null if the client is not a page
   * @param own the server's own origins according to the request
   */
  public boolean admits(@Nullable String origin, List<String> own) {
    return origin == null || isAllowed(origin) || own.stream().anyMatch(origin::equalsIgnoreCase);
  }

  /** Returns whether this origin is named; an asterisk names none. */
  boolean names(String origin) {
    return origins.contains(origin) && !origin.equals(ANY);
  }

  private boolean isAllowed(String origin) {
    return origins.contains(origin) || origins.contains(ANY);
  }
}
