package io.technicianviews.persistence;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The address of the desk's database, and how it is used.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param poolSize the maximum number of connections for queries, and as many again for writes;
 *     positive
 * @param timeZone the time zone of a new desk, UTC if null; an existing desk must have this time
 *     zone, unless null
 * @param clock the source of the timestamps of snapshots and writes; the database's clock if null
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
   * Settings with a pool size of {@value #DEFAULT_POOL_SIZE}, the desk's own time zone, the
   * database's clock and Micrometer's global registry.
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

  /** A copy whose meters are registered in this registry instead of Micrometer's global one. */
  public PostgresSettings withMeters(MeterRegistry registry) {
    return new PostgresSettings(jdbcUrl, user, password, poolSize, timeZone, clock, registry);
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "PostgresSettings[" + user + "@" + jdbcUrl + ", poolSize=" + poolSize + "]";
  }
}
