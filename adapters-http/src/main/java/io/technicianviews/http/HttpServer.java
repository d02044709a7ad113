package io.technicianviews.http;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.internal.server.JettyConfiguration;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP server of a helpdesk. It listens from {@link #start} until {@link #close}. It owns its
 * sockets and threads; the caller owns and closes the {@link ServiceDesk}. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
    this.port = javalin.port();
  }

  /**
   * Starts a server whose callers are identified by tokens.
   *
   * @param desk handles the calls
   * @param serverOperations readiness and metrics, for the operator
   * @param authenticator identifies the callers
   * @throws CannotListenException if the address or the port is not available
   */
  public static HttpServer start(
      ServiceDesk desk,
      ServerOperations serverOperations,
      Authenticator authenticator,
      HttpSettings settings) {
    return start(desk, serverOperations, CallerResolver.jwt(authenticator), settings);
  }

  /**
   * Starts a server.
   *
   * @param desk handles the calls
   * @param serverOperations readiness and metrics, for the operator
   * @param callers identifies the callers
   * @throws CannotListenException if the address or the port is not available
   */
  public static HttpServer start(
      ServiceDesk desk,
      ServerOperations serverOperations,
      CallerResolver callers,
      HttpSettings settings) {
    return start(
        plugin(desk, serverOperations, callers, settings, HubTimeouts.DEFAULTS),
        serverOperations,
        callers,
        settings);
  }

  static HttpServer start(
      TechnicianViewsPlugin plugin,
      ServerOperations serverOperations,
      CallerResolver callers,
      HttpSettings settings) {
    Javalin javalin = javalin(plugin, serverOperations, callers, settings);
    JettyConfiguration.start(javalin, settings);
    return new HttpServer(javalin);
  }

  /** Returns a server that does not listen yet. */
  static Javalin javalin(
      TechnicianViewsPlugin plugin,
      ServerOperations serverOperations,
      CallerResolver callers,
      HttpSettings settings) {
    return JettyConfiguration.javalin(
        settings,
        serverOperations,
        callers,
        knownCallers(callers),
        plugin,
        () -> plugin.api().cachedCalls());
  }

  /** Returns a function that only knows the callers of verified tokens. */
  private static Function<List<String>, OptionalLong> knownCallers(CallerResolver callers) {
    return callers instanceof BearerTokenResolver tokens
        ? headers -> tokens.known(headers)
        : headers -> OptionalLong.empty();
  }

  static TechnicianViewsPlugin plugin(
      ServiceDesk desk,
      ServerOperations serverOperations,
      CallerResolver callers,
      HttpSettings settings,
      HubTimeouts hubTimeouts) {
    return TechnicianViewsPlugin.of(
        desk, callers, settings, serverOperations.meters(), hubTimeouts);
  }

  /**
   * Returns the port that the server listens on, also after it is closed. If the settings have port
   * 0, this is the port that the system chose.
   */
  public int port() {
    return port;
  }

  /**
   * Ends all streams, stops listening and waits for requests in progress. Both waits take at most
   * the shutdown grace of the settings. Requests that arrive meanwhile on open connections,
   * readiness checks included, receive status 503. Idempotent.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        javalin.stop();
      } catch (JavalinException e) {
        LOG.warn("requests in progress were aborted at the end of the shutdown grace", e);
      }
    }
  }
}
