package io.technicianviews.http;

import static org.awaitility.Awaitility.await;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.http.auth.Authenticator;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import java.time.Duration;
import java.time.Instant;

/** The sample helpdesk, writable, with a hub whose server can be restarted. */
final class HubDesk implements AutoCloseable {

  /** Timeouts that do not expire during a test. */
  static final Duration NEVER = Duration.ofMinutes(5);

  private static final ServerOperations OPERATIONS = ServerOperations.of(() -> {});

  static final HubTimeouts PATIENT = new HubTimeouts(NEVER, NEVER, NEVER, NEVER);

  private final ServiceDesk desk;
  private final HttpSettings settings;
  private final HubTimeouts times;
  private volatile Instant now = SampleDesk.NOW;
  private final CallerResolver callers =
      CallerResolver.jwt(
          new Authenticator(new TokenKeys.Secret(Tokens.SECRET), null, () -> instant()));
  private TechnicianViewsPlugin plugin;
  private HttpServer server;

  HubDesk(HttpSettings settings, HubTimeouts times) {
    InMemoryDesk memory = SampleDesk.snapshots();
    this.desk = SampleDesk.desk(memory, memory);
    this.settings = settings;
    this.times = times;
    this.plugin = plugin();
    this.server = start(settings);
  }

  static HubDesk open() {
    return new HubDesk(Client.SETTINGS, PATIENT);
  }

  static HubDesk open(HubTimeouts times) {
    return new HubDesk(Client.SETTINGS, times);
  }

  private Instant instant() {
    return now;
  }

  private TechnicianViewsPlugin plugin() {
    return HttpServer.plugin(desk, OPERATIONS, callers, settings, times);
  }

  private HttpServer start(HttpSettings onPort) {
    return HttpServer.start(plugin, OPERATIONS, callers, onPort);
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
    return plugin.api().hub().size();
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
    plugin = plugin();
    server = start(settings.port(port));
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
