package io.technicianviews.persistence;

import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where the desk's database is and how it is used.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param poolSize how many connections questions may use at the same time; positive
 * @param timeZone the time zone of a new desk, UTC if null; a desk that exists must have it, unless
 *     null
 * @param clock dates the snapshots; the database's own clock if null
 */
public record PostgresSettings(
    String jdbcUrl,
    String user,
    String password,
    int poolSize,
    @Nullable ZoneId timeZone,
    @Nullable InstantSource clock) {

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
    return new PostgresSettings(jdbcUrl, user, password, DEFAULT_POOL_SIZE, null, null);
  }

  public PostgresSettings withPoolSize(int size) {
    return new PostgresSettings(jdbcUrl, user, password, size, timeZone, clock);
  }

  public PostgresSettings withTimeZone(@Nullable ZoneId zone) {
    return new PostgresSettings(jdbcUrl, user, password, poolSize, zone, clock);
  }

  public PostgresSettings withClock(@Nullable InstantSource source) {
    return new PostgresSettings(jdbcUrl, user, password, poolSize, timeZone, source);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgresSettings[" + user + "@" + jdbcUrl + ", poolSize=" + poolSize + "]";
  }
}
