package io.technicianviews.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the desk is served.
 *
 * @param bindAddress the address or host name to listen on
 * @param port 0 to 65535; 0 lets the system choose a free one
 * @param corsOrigins web origins whose pages may call, such as {@code https://desk.example.org};
 *     none by default
 * @param trustedProxies whose {@code X-Forwarded-Host} and {@code -Proto} are believed where a web
 *     socket's origin is compared with this server's; none by default
 * @param maxConnections how many connections may be open at once. A further one takes the place of
 *     one that waits for a request; if all are being answered, it is closed
 * @param clientTimeouts how long clients may take for requests and responses
 * @param shutdownGrace how long running requests may take to finish when the server is closed
 * @param heartbeat how long a stream is silent at most, and how often it is looked whether the
 *     token of whoever listens is still valid. What sits in between closes what is silent for
 *     longer, often for 30 seconds
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
    Duration heartbeat) {

  /** 127.0.0.1:8000, snake case, no other origins. */
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
          Duration.ofSeconds(10));

  public HttpSettings {
    if (bindAddress.isBlank()) {
      throw new IllegalArgumentException("bindAddress must not be blank");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is 0 to 65535: " + port);
    }
    corsOrigins = List.copyOf(corsOrigins);
    corsOrigins.forEach(HttpSettings::checkOrigin);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections is at least 1: " + maxConnections);
    }
    if (!shutdownGrace.isPositive()) {
      throw new IllegalArgumentException("shutdownGrace must be positive: " + shutdownGrace);
    }
    if (!heartbeat.isPositive()) {
      throw new IllegalArgumentException("heartbeat must be positive: " + heartbeat);
    }
  }

  public HttpSettings bindAddress(String other) {
    return new HttpSettings(
        other,
        port,
        jsonCase,
        corsOrigins,
        trustedProxies,
        maxConnections,
        clientTimeouts,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings port(int other) {
    return new HttpSettings(
        bindAddress,
        other,
        jsonCase,
        corsOrigins,
        trustedProxies,
        maxConnections,
        clientTimeouts,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings jsonCase(JsonCase other) {
    return new HttpSettings(
        bindAddress,
        port,
        other,
        corsOrigins,
        trustedProxies,
        maxConnections,
        clientTimeouts,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings corsOrigins(List<String> other) {
    return new HttpSettings(
        bindAddress,
        port,
        jsonCase,
        other,
        trustedProxies,
        maxConnections,
        clientTimeouts,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings trustedProxies(TrustedProxies other) {
    return new HttpSettings(
        bindAddress,
        port,
        jsonCase,
        corsOrigins,
        other,
        maxConnections,
        clientTimeouts,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings maxConnections(int other) {
    return new HttpSettings(
        bindAddress,
        port,
        jsonCase,
        corsOrigins,
        trustedProxies,
        other,
        clientTimeouts,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings clientTimeouts(ClientTimeouts other) {
    return new HttpSettings(
        bindAddress,
        port,
        jsonCase,
        corsOrigins,
        trustedProxies,
        maxConnections,
        other,
        shutdownGrace,
        heartbeat);
  }

  public HttpSettings shutdownGrace(Duration other) {
    return new HttpSettings(
        bindAddress,
        port,
        jsonCase,
        corsOrigins,
        trustedProxies,
        maxConnections,
        clientTimeouts,
        other,
        heartbeat);
  }

  public HttpSettings heartbeat(Duration other) {
    return new HttpSettings(
        bindAddress,
        port,
        jsonCase,
        corsOrigins,
        trustedProxies,
        maxConnections,
        clientTimeouts,
        shutdownGrace,
        other);
  }

  /** Refuses what no browser would ever send as an origin. */
  private static void checkOrigin(String origin) {
    if (!origin.equals("*") && !isOrigin(origin)) {
      throw new IllegalArgumentException(
          "an origin is a scheme, a host and perhaps a port, such as https://desk.example.org, or"
              + " * for all: "
              + origin);
    }
  }

  private static boolean isOrigin(String origin) {
    try {
      URI uri = URI.create(origin);
      return uri.getScheme() != null
          && uri.getHost() != null
          && origin.endsWith(uri.getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
