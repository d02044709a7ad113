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

/** Composes and starts the HTTP server on a database. */
public final class DeskServer {

  /** The readiness check fails if the database does not answer within this time. */
  private static final Duration READINESS_TIMEOUT = Duration.ofSeconds(2);

  private DeskServer() {}

  /**
   * Starts the server. The caller closes it before the application and the database.
   *
   * @param desk the application on the same database
   * @throws io.technicianviews.http.CannotListenException if the server cannot listen on the
   *     address
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
        new ServerOperations(
            () -> postgres.requireReady(READINESS_TIMEOUT), meters, meters::scrape);
    return HttpServer.start(desk, serverOperations, authenticator, settings);
  }
}
