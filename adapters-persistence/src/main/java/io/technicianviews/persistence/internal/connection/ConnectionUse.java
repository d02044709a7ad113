package io.technicianviews.persistence.internal.connection;

import java.time.Duration;

/**
 * The purpose of a connection outside the pools.
 *
 * @param applicationName the name that PostgreSQL shows for it
 * @param connectTimeout the longest wait for a connection
 * @param responseTimeout the longest wait for a response; zero: without limit
 */
public record ConnectionUse(
    String applicationName, Duration connectTimeout, Duration responseTimeout) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Work without a limit: migrations, bulk loads, verifications. */
  public static final ConnectionUse MAINTENANCE =
      new ConnectionUse("technician-views", CONNECT_TIMEOUT, Duration.ZERO);

  /**
   * The vacuum of the counter deltas. Its limit ends it if the server's host vanishes; a vacuum of
   * tables that are vacuumed every few seconds takes much less.
   */
  public static final ConnectionUse VACUUM =
      new ConnectionUse("technician-views", CONNECT_TIMEOUT, Duration.ofMinutes(10));

  /** The short statements of the readers of the change log, and the reports of its consumers. */
  public static final ConnectionUse CHANGE_LOG =
      new ConnectionUse("technician-views log", Duration.ofSeconds(3), Duration.ofSeconds(10));

  static ConnectionUse readiness(Duration within) {
    Duration seconds = Duration.ofSeconds(Math.max(1, within.toSeconds()));
    return new ConnectionUse("technician-views readiness", seconds, seconds);
  }
}
