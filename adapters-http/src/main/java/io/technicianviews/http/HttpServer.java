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
 * The desk's HTTP server. It listens from its start until it is closed; it owns nothing but its
 * sockets and threads, the desk stays the caller's. Thread-safe.
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
   * Starts to serve.
   *
   * @param desk answers the calls
   * @param serverOperations what whoever runs the server may ask
   * @param authenticator tells who calls
   * @throws CannotListenException if the address or the port cannot be had
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

  /** The port that it listens on, or did: the one chosen, if any free one was asked for. */
  public int port() {
    return port;
  }

  /**
   * Stops to listen, ends all streams, lets running requests finish within the grace of the
   * settings, and ends. What arrives meanwhile on open connections, readiness too, is answered 503.
   * Closing again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      streams.close();
      hub.close(grace);
      try {
        javalin.stop();
      } catch (JavalinException e) {
        LOG.warn("not everything that ran could finish before the server ended", e);
      }
    }
  }
}
