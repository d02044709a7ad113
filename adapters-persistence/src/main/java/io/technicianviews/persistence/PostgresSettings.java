package io.technicianviews.persistence;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where the desk's database is and how it is used.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param poolSize how many connections questions may use at the same time, and as many writes;
 *     positive
 * @param timeZone the time zone of a new desk, UTC if null; a desk that exists must have it, unless
 *     null
 * @param clock dates the snapshots and the writes; the database's own clock if null
 * @param meters where the desk's meters are registered
 */
public record PostgresSettings(
    String jdbcUrl,
    String user,
    String password,
    int poolSize,
    @Nullable ZoneId timeZone,
    @Nullable InstantSource clock,
    MeterRegistry meters) {

  public static final int DEFAULT_POOL_SIZE = 10;

  public PostgresSettings {
    if (poolSize < 1) {
      throw new IllegalArgumentException("poolSize must be positive: " + poolSize);
    }
  }

  /**
   * With a pool of {@value #DEFAULT_POOL_SIZE}, the desk's own time zone and the database's clock.
   */
  public static PostgresSettings of(String jdbcUrl, String user, String password) {
    return new PostgresSettings(
        jdbcUrl, user, password, DEFAULT_POOL_SIZE, null, null, Metrics.globalRegistry);
  }

  public PostgresSettings withJdbcUrl(String url) {
    return new PostgresSettings(url, user, password, poolSize, timeZone, clock, meters);
  }

  public PostgresSettings withPoolSize(int size) {
    return new PostgresSettings(jdbcUrl, user, password, size, timeZone, clock, meters);
  }

  public PostgresSettings withTimeZone(@Nullable ZoneId zone) {
    return new PostgresSettings(jdbcUrl, user, password, poolSize, zone, clock, meters);
  }

  public PostgresSettings withClock(@Nullable InstantSource source) {
    return new PostgresSettings(jdbcUrl, user, password, poolSize, timeZone, source, meters);
  }

  /** With its meters elsewhere than in Micrometer's global registry. */
  public PostgresSettings withMeters(MeterRegistry registry) {
    return new PostgresSettings(jdbcUrl, user, password, poolSize, timeZone, clock, registry);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgresSettings[" + user + "@" + jdbcUrl + ", poolSize=" + poolSize + "]";
  }
}
