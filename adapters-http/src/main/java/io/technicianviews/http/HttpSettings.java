package io.technicianviews.http;

import static java.util.Objects.requireNonNull;

import io.technicianviews.json.JsonCase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Settings of the HTTP server. Immutable.
 *
 * @param bindAddress the address or host name to listen on
 * @param port 0 to 65535; 0 lets the system choose a free one
 * @param corsOrigins web origins whose pages may call the API, such as {@code
 *     https://desk.example.org}; none by default
 * @param trustedProxies proxies whose {@code X-Forwarded-Host} and {@code X-Forwarded-Proto}
 *     headers are trusted when the origin of a web socket is compared with the server's own; none
 *     by default
 * @param maxConnections maximum number of open connections. A further one evicts a connection that
 *     waits for a request; if all have a request in progress, the new one is closed
 * @param clientTimeouts time limits for clients to send requests and read responses
 * @param shutdownGrace how long requests in progress may take to finish when the server is closed
 * @param accessLog whether each request is logged, to the logger {@code io.technicianviews.access};
 *     false by default
 * @param heartbeat longest silence of an event stream, and interval at which the listener's token
 *     is checked again. Proxies close connections that are silent for longer, often after 30
 *     seconds
 * @param console whether there is a console for technicians at {@code /console}, to which {@code /}
 *     redirects; true by default
 */
public record HttpSettings(
    String bindAddress,
    int port,
    JsonCase jsonCase,
    List<String> corsOrigins,
    TrustedProxies trustedProxies,
    int maxConnections,
    ClientTimeouts clientTimeouts,
    Duration shutdownGrace,
    Duration heartbeat,
    boolean accessLog,
    boolean console) {

  /** 127.0.0.1:8000, snake case, no CORS origins, with the console. */
  public static final HttpSettings DEFAULTS =
      new HttpSettings(
          "127.0.0.1",
          8000,
          JsonCase.SNAKE,
          List.of(),
          TrustedProxies.NONE,
          10_000,
          ClientTimeouts.DEFAULTS,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          false,
          true);

  public HttpSettings {
    requireNonNull(jsonCase, "jsonCase");
    requireNonNull(trustedProxies, "trustedProxies");
    requireNonNull(clientTimeouts, "clientTimeouts");
    if (requireNonNull(bindAddress, "bindAddress").isBlank()) {
      throw new IllegalArgumentException("bindAddress must not be blank");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is 0 to 65535: " + port);
    }
    corsOrigins = List.copyOf(requireNonNull(corsOrigins, "corsOrigins"));
    corsOrigins.forEach(CorsOrigin::check);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections is at least 1: " + maxConnections);
    }
    if (!requireNonNull(shutdownGrace, "shutdownGrace").isPositive()) {
      throw new IllegalArgumentException("shutdownGrace must be positive: " + shutdownGrace);
    }
    if (!requireNonNull(heartbeat, "heartbeat").isPositive()) {
      throw new IllegalArgumentException("heartbeat must be positive: " + heartbeat);
    }
  }

  /** Returns a copy that listens on this address or host name. */
  public HttpSettings bindAddress(String other) {
    return with(values -> values.bindAddress = other);
  }

  /** Returns a copy that listens on this port. */
  public HttpSettings port(int other) {
    return with(values -> values.port = other);
  }

  /** Returns a copy with this case of JSON field names. */
  public HttpSettings jsonCase(JsonCase other) {
    return with(values -> values.jsonCase = other);
  }

  /** Returns a copy in which pages of these origins may call the API; {@code *}: all. */
  public HttpSettings corsOrigins(List<String> other) {
    return with(values -> values.corsOrigins = other);
  }

  /** Returns a copy that trusts these proxies. */
  public HttpSettings trustedProxies(TrustedProxies other) {
    return with(values -> values.trustedProxies = other);
  }

  /** Returns a copy with this maximum number of open connections. */
  public HttpSettings maxConnections(int other) {
    return with(values -> values.maxConnections = other);
  }

  /** Returns a copy with these time limits for clients. */
  public HttpSettings clientTimeouts(ClientTimeouts other) {
    return with(values -> values.clientTimeouts = other);
  }

  /** Returns a copy in which requests in progress may take this long to finish at the end. */
  public HttpSettings shutdownGrace(Duration other) {
    return with(values -> values.shutdownGrace = other);
  }

  /** Returns a copy whose event streams are silent for at most this time. */
  public HttpSettings heartbeat(Duration other) {
    return with(values -> values.heartbeat = other);
  }

  /** Returns a copy that logs each request, or does not. */
  public HttpSettings accessLog(boolean other) {
    return with(values -> values.accessLog = other);
  }

  /** Returns a copy with the console, or without it. */
  public HttpSettings console(boolean other) {
    return with(values -> values.console = other);
  }

  private HttpSettings with(Consumer<Values> change) {
    Values values = new Values(this);
    change.accept(values);
    return values.settings();
  }

  /** Mutable copy of the settings. */
  private static final class Values {
    String bindAddress;
    int port;
    JsonCase jsonCase;
    List<String> corsOrigins;
    TrustedProxies trustedProxies;
    int maxConnections;
    ClientTimeouts clientTimeouts;
    Duration shutdownGrace;
    Duration heartbeat;
    boolean accessLog;
    boolean console;

    Values(HttpSettings settings) {
      bindAddress = settings.bindAddress;
      port = settings.port;
      jsonCase = settings.jsonCase;
      corsOrigins = settings.corsOrigins;
      trustedProxies = settings.trustedProxies;
      maxConnections = settings.maxConnections;
      clientTimeouts = settings.clientTimeouts;
      shutdownGrace = settings.shutdownGrace;
      heartbeat = settings.heartbeat;
      accessLog = settings.accessLog;
      console = settings.console;
    }

    HttpSettings settings() {
      return new HttpSettings(
          bindAddress,
          port,
          jsonCase,
          corsOrigins,
          trustedProxies,
          maxConnections,
          clientTimeouts,
          shutdownGrace,
          heartbeat,
          accessLog,
          console);
    }
  }
}
