package io.technicianviews.http;

import java.time.Duration;

/**
 * How long clients may take. Each is a total: a byte now and then does not extend it.
 *
 * @param headers from the first byte of a request to the end of its headers; a new connection may
 *     also be silent for that long
 * @param body from the end of the headers to the end of the body
 * @param response from the end of the headers to the last byte of the response that the client has
 *     taken; streams are exempt
 */
public record ClientTimeouts(Duration headers, Duration body, Duration response) {

  /** 10 seconds, 30 seconds, 2 minutes. */
  public static final ClientTimeouts DEFAULTS =
      new ClientTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));

  public ClientTimeouts {
    if (!headers.isPositive() || !body.isPositive() || !response.isPositive()) {
      throw new IllegalArgumentException(
          "timeouts must be positive: " + headers + ", " + body + ", " + response);
    }
  }
}
