package io.technicianviews.http;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.internal.server.JettyConfiguration;
import io.technicianviews.http.internal.server.Routes;
import io.technicianviews.http.internal.signalr.TicketHub;
import io.technicianviews.http.internal.stream.StreamRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP server of a helpdesk. It listens from {@link #start} until {@link #close}. It owns its
 * sockets and threads; the caller owns and closes the {@link ServiceDesk}. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;
  private final StreamRegistry streams;
  private final TicketHub hub;
  private final Duration grace;
  private final int port;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HttpServer(Javalin javalin, Routes routes, Duration grace) {
    this.javalin = javalin;
    this.streams = routes.streams();
    this.hub = routes.hub();
    this.grace = grace;
    this.port = javalin.port();
  }

  /**
   * Starts a server.
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
    return start(new Routes(desk, serverOperations, authenticator, settings), settings);
  }

  static HttpServer start(Routes routes, HttpSettings settings) {
    Javalin javalin = JettyConfiguration.javalin(settings, routes);
    JettyConfiguration.start(javalin, settings);
    return new HttpServer(javalin, routes, settings.shutdownGrace());
  }

  /**
   * Returns the port that the server listens on, also after it is closed. If the settings have port
   * 0, this is the port that the system chose.
   */
  public int port() {
    return port;
  }

  /**
   * Stops listening, ends all streams and waits for requests in progress, at most for the shutdown
   * grace of the settings. Requests that arrive meanwhile on open connections, readiness checks
   * included, receive status 503. Idempotent.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      streams.close();
      hub.close(grace);
      try {
        javalin.stop();
      } catch (JavalinException e) {
        LOG.warn("requests in progress were aborted at the end of the shutdown grace", e);
      }
    }
  }
}
