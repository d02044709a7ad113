package io.technicianviews.http;

import static org.awaitility.Awaitility.await;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.http.internal.server.Routes;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import java.time.Duration;
import java.time.Instant;

/** The sample helpdesk, writable, with a hub whose server can be restarted. */
final class HubDesk implements AutoCloseable {

  /** Timeouts that do not expire during a test. */
  static final Duration NEVER = Duration.ofMinutes(5);

  static final HubTimeouts PATIENT = new HubTimeouts(NEVER, NEVER, NEVER, NEVER);

  private final ServiceDesk desk;
  private final HttpSettings settings;
  private final HubTimeouts times;
  private volatile Instant now = SampleDesk.NOW;
  private Routes routes;
  private HttpServer server;

  HubDesk(HttpSettings settings, HubTimeouts times) {
    InMemoryDesk memory = SampleDesk.snapshots();
    this.desk = SampleDesk.desk(memory, memory);
    this.settings = settings;
    this.times = times;
    this.routes = routes();
    this.server = HttpServer.start(routes, settings);
  }

  static HubDesk open() {
    return new HubDesk(Client.SETTINGS, PATIENT);
  }

  static HubDesk open(HubTimeouts times) {
    return new HubDesk(Client.SETTINGS, times);
  }

  private Routes routes() {
    Authenticator authenticator =
        new Authenticator(new TokenKeys.Secret(Tokens.SECRET), null, () -> now);
    return new Routes(desk, ServerOperations.of(() -> {}), authenticator, settings, times);
  }

  ServiceDesk desk() {
    return desk;
  }

  int port() {
    return server.port();
  }

  HttpServer server() {
    return server;
  }

  /** Returns the number of connections of the hub. */
  int connections() {
    return routes.hub().size();
  }

  void waitUntilDisconnected() {
    await().until(() -> connections() == 0);
  }

  /** Advances the clock of the tokens. */
  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void restart() {
    int port = port();
    server.close();
    routes = routes();
    server = HttpServer.start(routes, settings.port(port));
  }

  HubSocket connect(long person) {
    return HubSocket.of(port(), person);
  }

  @Override
  public void close() {
    server.close();
    desk.close();
  }
}
