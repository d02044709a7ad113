package io.technicianviews.http;

import static java.util.Locale.ROOT;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** Check of the origins of CORS. */
final class CorsOrigin {

  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

  private CorsOrigin() {}

  /**
   * Rejects values that no browser sends as an origin.
   *
   * @throws IllegalArgumentException with a description of the valid ones
   */
  static void check(String origin) {
    if (!origin.equals("*") && !isOrigin(origin)) {
      throw new IllegalArgumentException(
          "an origin is a scheme, a host and the port if it is not the scheme's default, without a"
              + " user, such as https://desk.example.org or http://localhost:5173, or * for all: "
              + origin);
    }
  }

  private static boolean isOrigin(String origin) {
    try {
      URI uri = URI.create(origin);
      if (uri.getScheme() == null || uri.getHost() == null) {
        return false;
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return origin.equals(uri.getScheme() + "://" + uri.getHost() + port)
          && !Objects.equals(DEFAULT_PORTS.get(uri.getScheme().toLowerCase(ROOT)), uri.getPort());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
