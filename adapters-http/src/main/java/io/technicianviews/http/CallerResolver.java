package io.technicianviews.http;

import io.javalin.http.Context;
import io.technicianviews.http.auth.Authenticator;
import org.jspecify.annotations.Nullable;

/**
 * Port that identifies the callers of the API, by what the application knows them by: a session, an
 * API key, a client certificate, or a token. It only names a person of the helpdesk; whether that
 * person is active, and what the person may see and do, comes from the database. Thread-safe;
 * called once for each call.
 *
 * <p>A caller who is identified by a cookie is returned as {@link CallerResolution#personByCookie}:
 * a browser sends cookies with requests of other sites, too.
 */
@FunctionalInterface
public interface CallerResolver {

  /**
   * Identifies the caller. May read headers, cookies, the session, request attributes such as the
   * client certificate, and what the application's own {@code before} handlers have stored; must
   * neither read the body nor write the response.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException like {@link
   *     CallerResolution.Unavailable}; any other exception is an internal error
   */
  CallerResolution resolve(Context ctx);

  /**
   * Identifies the caller of a live stream or of the SignalR hub. Browsers cannot set headers
   * there, so an implementation may also accept the query parameter {@code access_token}, which
   * this library does not log. By default as {@link #resolve}.
   */
  default CallerResolution resolveStream(Context ctx) {
    return resolve(ctx);
  }

  /**
   * Returns the value of {@code WWW-Authenticate} in a response with status 401; null, the default,
   * for none.
   *
   * @param error what is wrong with the credentials; null if the call has none
   */
  default @Nullable String challenge(@Nullable String error) {
    return null;
  }

  /** Returns a resolver of bearer tokens, as the server uses it. */
  static CallerResolver jwt(Authenticator authenticator) {
    return new BearerTokenResolver(authenticator);
  }
}
