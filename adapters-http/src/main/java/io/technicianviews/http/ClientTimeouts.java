package io.technicianviews.http;

import java.time.Duration;

/**
 * Time limits for clients. Each limits the total time: a byte now and then does not extend it.
 *
 * @param headers from the first byte of a request to the end of its headers; also the limit for a
 *     new connection without a request
 * @param body from the end of the headers to the end of the body
 * @param response from the end of the headers to the last byte that the client has read of the
 *     response; event streams are exempt
 */
public record ClientTimeouts(Duration headers, Duration body, Duration response) {

  /** Headers 10 seconds, body 30 seconds, response 2 minutes. */
  public static final ClientTimeouts DEFAULTS =
      new ClientTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));

  public ClientTimeouts {
    if (!headers.isPositive() || !body.isPositive() || !response.isPositive()) {
      throw new IllegalArgumentException(
          "timeouts must be positive: " + headers + ", " + body + ", " + response);
    }
  }
}
