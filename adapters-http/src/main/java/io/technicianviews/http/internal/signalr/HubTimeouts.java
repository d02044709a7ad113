package io.technicianviews.http.internal.signalr;

import java.time.Duration;

/**
 * How long a hub waits, and for what. Microsoft's clients expect something every 30 s, and send
 * something every 15 s.
 *
 * @param handshake for the first message of a client
 * @param silence for anything that a client sends
 * @param ping after the last message before it says that it is there
 * @param sending until a client has taken a message
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
      throw new IllegalArgumentException("times of a hub must be positive");
    }
  }
}
