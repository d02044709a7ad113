package io.technicianviews.http.internal.signalr;

import java.time.Duration;

/**
 * Timeouts of a hub. Microsoft's clients expect a message every 30 s, and send one every 15 s.
 *
 * @param handshake time limit for the handshake of a client
 * @param silence maximum time without a message of the client
 * @param ping time without a message of the server after which it sends a ping
 * @param sending time limit for a client to receive a message
 */
public record HubTimeouts(Duration handshake, Duration silence, Duration ping, Duration sending) {

  public static final HubTimeouts DEFAULTS =
      new HubTimeouts(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  public HubTimeouts {
    if (!(handshake.isPositive()
        && silence.isPositive()
        && ping.isPositive()
        && sending.isPositive())) {
      throw new IllegalArgumentException("timeouts of a hub must be positive");
    }
  }
}
