package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The database of a desk, and how it is used.
 *
 * @param address where its connections come from
 * @param schema the database schema of the desk's tables; no other code needs to know it.
 *     Lower-case letters, digits and underscores, at most 63 characters, beginning with a letter or
 *     an underscore, not with {@code pg_}
 * @param migration whether opening the desk creates and migrates the schema
 * @param poolSize the maximum number of connections for queries, and as many again for writes;
 *     positive
 * @param poolName the name of the pools that the desk makes, in their meters and threads: {@code
 *     <poolName>-queries} and {@code <poolName>-writes}. Desks that share a registry need different
 *     names
 * @param timeZone the time zone of a new desk, UTC if null; an existing desk must have this time
 *     zone, unless null
 * @param clock the source of the timestamps of snapshots and writes; the database's clock if null
 * @param changeLogRetention how long the change log is kept at least, one day or more; null: for
 *     ever. All processes of a desk have the same
 * @param meters where the desk's meters are registered
 */
public record PostgresSettings(
    Address address,
    String schema,
    Migration migration,
    int poolSize,
    String poolName,
    @Nullable ZoneId timeZone,
    @Nullable InstantSource clock,
    @Nullable Duration changeLogRetention,
    MeterRegistry meters) {

  /** The size of pools that the desk makes. */
  public static final int DEFAULT_POOL_SIZE = 10;

  /**
   * The default number of connections of a {@link DataSource} for queries, and again for writes: so
   * that a desk needs no more than the ten connections that pools have by default.
   */
  public static final int DEFAULT_SHARE_OF_DATA_SOURCE = 3;

  /** The default schema. */
  public static final String DEFAULT_SCHEMA = "technician_views";

  /** The default name of the pools. */
  public static final String DEFAULT_POOL_NAME = "technician-views";

  private static final Duration MIN_RETENTION = Duration.ofDays(1);

  private static final Pattern SCHEMA = Pattern.compile("(?!pg_)[a-z_][a-z0-9_]{0,62}");

  /** Where the connections of a desk come from. */
  public sealed interface Address {

    /**
     * An address from which the desk makes pools of its own.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database}, with parameters of the driver
     */
    record Url(String jdbcUrl, String user, String password) implements Address {

      private static final String PREFIX = "jdbc:postgresql:";

      /** The driver would log it as a part of an invalid port. */
      private static final Pattern USER_INFO = Pattern.compile("//[^/?]*@");

      private static final Pattern SECRET =
          Pattern.compile("(?<=password=)[^&]*", Pattern.CASE_INSENSITIVE);

      /** Messages do not contain the URL, since it may contain a password. */
      public Url {
        requireNonNull(jdbcUrl, "jdbcUrl");
        requireNonNull(user, "user");
        requireNonNull(password, "password");
        if (!jdbcUrl.startsWith(PREFIX)) {
          throw new IllegalArgumentException("jdbcUrl must begin with " + PREFIX);
        }
        if (USER_INFO.matcher(jdbcUrl).find() || Driver.parseURL(jdbcUrl, null) == null) {
          throw new IllegalArgumentException(
              "jdbcUrl must have the form jdbc:postgresql://host:port/database, without user and"
                  + " password before the host");
        }
      }

      /** Masks passwords. */
      @Override
      public String toString() {
        return user + "@" + SECRET.matcher(jdbcUrl).replaceAll("***");
      }
    }

    /** A {@link DataSource} of the application, which is never closed. */
    record Pool(DataSource dataSource) implements Address {
      public Pool {
        requireNonNull(dataSource, "dataSource");
      }
    }
  }

  /** What opening a desk does with its schema. */
  public enum Migration {
    /** Creates the schema and applies the missing migrations. */
    MIGRATE,
    /** Changes nothing, and fails if a migration is missing or unknown. */
    VALIDATE
  }

  public PostgresSettings {
    requireNonNull(address, "address");
    requireNonNull(schema, "schema");
    requireNonNull(migration, "migration");
    requireNonNull(poolName, "poolName");
    requireNonNull(meters, "meters");
    if (poolSize < 1) {
      throw new IllegalArgumentException("poolSize must be positive: " + poolSize);
    }
    if (changeLogRetention != null && changeLogRetention.compareTo(MIN_RETENTION) < 0) {
      throw new IllegalArgumentException(
          "changeLogRetention must be at least one day: " + changeLogRetention);
    }
    if (poolName.isBlank()) {
      throw new IllegalArgumentException("poolName must not be blank");
    }
    if (!SCHEMA.matcher(schema).matches() || schema.equals("information_schema")) {
      throw new IllegalArgumentException(
          ("the schema must have 1 to 63 lower-case letters, digits and underscores, begin with a"
                  + " letter or an underscore, and not be one of PostgreSQL's own: \"%s\"")
              .formatted(schema));
    }
  }

  /**
   * Settings for an address, with a pool size of {@value #DEFAULT_POOL_SIZE}, the schema {@value
   * #DEFAULT_SCHEMA}, the desk's own time zone, the database's clock and Micrometer's global
   * registry.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
   */
  public static PostgresSettings of(String jdbcUrl, String user, String password) {
    return of(new Address.Url(jdbcUrl, user, password), DEFAULT_POOL_SIZE);
  }

  /**
   * Settings for a pool of the application, with a pool size of {@value
   * #DEFAULT_SHARE_OF_DATA_SOURCE} and the other defaults of {@link #of(String, String, String)}.
   * Credentials, encryption and the size of the pool are the application's matter, and the desk
   * does not close it.
   *
   * <p>At most twice the pool size and four connections are in use at a time. Two of them are held
   * while the desk is open: one by the cache and one by live updates, if these are used. The
   * process that publishes an event stream holds a third one and uses two more. Each query runs on
   * one connection. The data source must give connections of the PostgreSQL driver, each of them
   * once at a time, that may write, that can leave autocommit, and whose isolation level can be set
   * per transaction; {@link PostgresDesk#open} checks this. Behind PgBouncer before 1.21, the pool
   * must set {@code prepareThreshold=0}, since it validates connections by itself. It is called on
   * threads of the desk, so a transaction that the application has bound to its thread is never
   * joined. The state of a connection is restored before it is returned.
   */
  public static PostgresSettings of(DataSource dataSource) {
    return of(new Address.Pool(dataSource), DEFAULT_SHARE_OF_DATA_SOURCE);
  }

  private static PostgresSettings of(Address address, int poolSize) {
    return new PostgresSettings(
        address,
        DEFAULT_SCHEMA,
        Migration.MIGRATE,
        poolSize,
        DEFAULT_POOL_NAME,
        null,
        null,
        null,
        Metrics.globalRegistry);
  }

  /**
   * The address of the pools that the desk makes.
   *
   * @throws IllegalStateException if the connections come from a {@link DataSource}
   */
  public Address.Url url() {
    if (address instanceof Address.Url url) {
      return url;
    }
    throw new IllegalStateException("the connections come from a DataSource");
  }

  /** Returns a copy for another source of connections. */
  public PostgresSettings withAddress(Address other) {
    return new PostgresSettings(
        other, schema, migration, poolSize, poolName, timeZone, clock, changeLogRetention, meters);
  }

  /** A copy for a desk in this schema; several desks can share a database. */
  public PostgresSettings withSchema(String name) {
    return new PostgresSettings(
        address, name, migration, poolSize, poolName, timeZone, clock, changeLogRetention, meters);
  }

  /** Returns a copy that migrates the schema, or only checks it. */
  public PostgresSettings withMigration(Migration mode) {
    return new PostgresSettings(
        address, schema, mode, poolSize, poolName, timeZone, clock, changeLogRetention, meters);
  }

  /** Returns a copy with this maximum number of connections for queries, and again for writes. */
  public PostgresSettings withPoolSize(int size) {
    return new PostgresSettings(
        address, schema, migration, size, poolName, timeZone, clock, changeLogRetention, meters);
  }

  /** Returns a copy whose pools have this name. */
  public PostgresSettings withPoolName(String name) {
    return new PostgresSettings(
        address, schema, migration, poolSize, name, timeZone, clock, changeLogRetention, meters);
  }

  /** Returns a copy with this time zone; null: that of the desk, UTC for a new one. */
  public PostgresSettings withTimeZone(@Nullable ZoneId zone) {
    return new PostgresSettings(
        address, schema, migration, poolSize, poolName, zone, clock, changeLogRetention, meters);
  }

  /** Returns a copy that takes timestamps from this clock; null: from the database. */
  public PostgresSettings withClock(@Nullable InstantSource source) {
    return new PostgresSettings(
        address,
        schema,
        migration,
        poolSize,
        poolName,
        timeZone,
        source,
        changeLogRetention,
        meters);
  }

  /** A copy that keeps the change log for at least this time; null: for ever. */
  public PostgresSettings withChangeLogRetention(@Nullable Duration retention) {
    return new PostgresSettings(
        address, schema, migration, poolSize, poolName, timeZone, clock, retention, meters);
  }

  /** A copy whose meters are registered in this registry instead of Micrometer's global one. */
  public PostgresSettings withMeters(MeterRegistry registry) {
    return new PostgresSettings(
        address,
        schema,
        migration,
        poolSize,
        poolName,
        timeZone,
        clock,
        changeLogRetention,
        registry);
  }

  /** Masks passwords. */
  @Override
  public String toString() {
    return "PostgresSettings[%s, schema=%s, poolSize=%d]".formatted(address, schema, poolSize);
  }
}
