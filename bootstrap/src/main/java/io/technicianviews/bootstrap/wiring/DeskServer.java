package io.technicianviews.bootstrap.wiring;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
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
   * @throws io.technicianviews.http.CannotListenException if the address cannot be had
   */
  public static HttpServer start(
      PostgresDesk postgres, DeskTokens tokens, HttpSettings settings, InstantSource clock) {
    ServiceDesk desk = DeskDatabase.serviceDesk(postgres);
    Authenticator authenticator =
        new Authenticator(tokens.keys(), tokens.audience().orElse(null), clock);
    return HttpServer.start(desk, () -> requireReady(postgres), authenticator, settings);
  }

  private static void requireReady(PostgresDesk postgres) {
    if (!postgres.answers(READY_WITHIN)) {
      throw new DeskUnavailableException("the database does not answer");
    }
  }
}
