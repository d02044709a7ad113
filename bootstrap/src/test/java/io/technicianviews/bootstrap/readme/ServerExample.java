package io.technicianviews.bootstrap.readme;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.http.HttpServer;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.ServerOperations;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.persistence.PostgresDesk;
import java.time.Duration;
import java.time.InstantSource;

/** An application that starts the HTTP server. */
final class ServerExample {

  private ServerExample() {}

  static HttpServer start(PostgresDesk postgres, ServiceDesk desk, String secret) {
    // README: server
    ServerOperations operations =
        ServerOperations.of(() -> postgres.requireReady(Duration.ofSeconds(2)));
    Authenticator authenticator =
        new Authenticator(new TokenKeys.Secret(secret), null, InstantSource.system());
    HttpServer server = HttpServer.start(desk, operations, authenticator, HttpSettings.DEFAULTS);
    // README: end
    return server;
  }
}
