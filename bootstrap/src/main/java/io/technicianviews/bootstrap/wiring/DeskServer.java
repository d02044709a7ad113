package io.technicianviews.bootstrap.wiring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.persistence.PostgresDesk;
import java.time.Duration;
import java.time.InstantSource;

/** The composition of the server: a desk in PostgreSQL, asked over HTTP. */
public final class DeskServer {

  /** A database that needs longer to answer at all is not ready. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(2);

  private DeskServer() {}

  /**
   * Starts to serve; whoever starts it closes it, before the desk.
   *
   * @param desk that of the database
   * @throws io.technicianviews.http.CannotListenException if the address cannot be had
   */
  public static HttpServer start(
      ServiceDesk desk,
      PostgresDesk postgres,
      TokenIssuer tokens,
      HttpSettings settings,
      PrometheusMeterRegistry meters,
      InstantSource clock) {
    Authenticator authenticator =
        new Authenticator(tokens.keys(), tokens.audience().orElse(null), clock);
    ServerOperations serverOperations =
        new ServerOperations(() -> postgres.requireReady(READY_WITHIN), meters, meters::scrape);
    return HttpServer.start(desk, serverOperations, authenticator, settings);
  }
}
