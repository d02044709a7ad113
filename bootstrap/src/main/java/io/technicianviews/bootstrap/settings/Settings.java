package io.technicianviews.bootstrap.settings;

import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.PostgresSettings.Migration;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of the program.
 *
 * @param schema the database schema of the tables
 * @param migration whether the start migrates the schema or only checks it
 * @param poolSize the maximum number of database connections for reads, and again for writes
 * @param changeLogRetention how long changes are kept at least; empty: for ever
 * @param tokenKeys the keys that verify tokens; empty: a secret is generated
 * @param audience the value that a token's {@code aud} must contain; empty: any
 * @param timeZone the time zone of a new helpdesk; an existing one must have the same; empty: UTC
 *     for a new one, any for an existing one
 * @param cache the settings of the cache; empty: no cache
 * @param redis the Redis that all servers share as a cache; empty: each server caches in its memory
 * @param eventsStream the Redis stream to which changes are appended; empty: none
 * @param demoActivity whether the demo data change by themselves
 */
public record Settings(
    HttpSettings http,
    Database database,
    String schema,
    Migration migration,
    int poolSize,
    Optional<Duration> changeLogRetention,
    Optional<TokenKeys> tokenKeys,
    Optional<String> audience,
    Optional<ZoneId> timeZone,
    Optional<CacheSettings> cache,
    Optional<RedisSettings> redis,
    Optional<String> eventsStream,
    boolean demoActivity) {

  /** Whether the command verifies or issues tokens, and therefore needs keys. */
  public enum Tokens {
    NEEDED,
    NOT_NEEDED
  }

  /**
   * Reads all settings.
   *
   * @throws InvalidSettingsException if settings are invalid, or required ones are missing; it
   *     reports all of them
   */
  public static Settings read(Map<String, String> variables, Tokens tokens) {
    EnvironmentReader environment = new EnvironmentReader(variables);
    Settings settings =
        new Settings(
            http(environment),
            database(environment),
            environment
                .read(Setting.DATABASE_SCHEMA, SettingParsers::schema)
                .orElse(PostgresSettings.DEFAULT_SCHEMA),
            environment
                .read(Setting.DATABASE_MIGRATION, SettingParsers::migration)
                .orElse(Migration.MIGRATE),
            environment
                .read(Setting.DATABASE_POOL_SIZE, SettingParsers.number(1, 1_000))
                .orElse(PostgresSettings.DEFAULT_POOL_SIZE),
            environment.read(Setting.CHANGE_LOG_RETENTION, SettingParsers::retention),
            tokenKeys(environment, tokens),
            environment.read(Setting.JWT_AUDIENCE, text -> text),
            environment.read(Setting.DESK_TIME_ZONE, SettingParsers::timeZone),
            cache(environment),
            environment.read(Setting.REDIS_URL, RedisSettings::parse),
            eventsStream(environment),
            environment.read(Setting.DEMO_ACTIVITY, SettingParsers::flag).orElse(true));
    environment.read(Setting.LOG_LEVEL, SettingParsers::logLevel);
    environment.read(Setting.LOG_FORMAT, SettingParsers::logFormat);
    MistypedNames.errors(variables.keySet()).forEach(environment::addProblem);
    environment.throwIfInvalid();
    return settings;
  }

  /** Returns a copy with another port to listen on. */
  public Settings withPort(int port) {
    return new Settings(
        http.port(port),
        database,
        schema,
        migration,
        poolSize,
        changeLogRetention,
        tokenKeys,
        audience,
        timeZone,
        cache,
        redis,
        eventsStream,
        demoActivity);
  }

  private static Optional<String> eventsStream(EnvironmentReader environment) {
    if (environment.has(Setting.EVENT_STREAM_NAME) && !environment.has(Setting.REDIS_URL)) {
      environment.addProblem("EVENT_STREAM_NAME requires REDIS_URL, the Redis of the stream");
    }
    return environment.read(Setting.EVENT_STREAM_NAME, SettingParsers::streamName);
  }

  private static HttpSettings http(EnvironmentReader environment) {
    HttpSettings defaults = HttpSettings.DEFAULTS;
    return defaults
        .port(
            environment
                .read(Setting.PORT, SettingParsers.number(0, 65_535))
                .orElse(defaults.port()))
        .bindAddress(
            environment.read(Setting.BIND_ADDRESS, text -> text).orElse(defaults.bindAddress()))
        .jsonCase(
            environment
                .read(Setting.JSON_NAMING, SettingParsers::jsonCase)
                .orElse(defaults.jsonCase()))
        .corsOrigins(
            environment
                .read(Setting.CORS_ORIGINS, SettingParsers::origins)
                .orElse(defaults.corsOrigins()))
        .trustedProxies(
            environment
                .read(Setting.TRUSTED_PROXIES, SettingParsers::proxies)
                .orElse(defaults.trustedProxies()))
        .console(environment.read(Setting.CONSOLE, SettingParsers::flag).orElse(defaults.console()))
        .accessLog(
            environment
                .read(Setting.ACCESS_LOG, SettingParsers::flag)
                .orElse(defaults.accessLog()));
  }

  private static Database database(EnvironmentReader environment) {
    Database embedded =
        environment
            .read(Setting.DATA_DIR, SettingParsers::directory)
            .map(Database.Embedded::new)
            .orElseGet(
                () ->
                    new Database.Embedded(
                        SettingParsers.directory(Setting.DATA_DIR.defaultText())));
    return environment.read(Setting.DATABASE_URL, DatabaseUrl::parse).orElse(embedded);
  }

  private static Optional<CacheSettings> cache(EnvironmentReader environment) {
    Duration ttl =
        environment.read(Setting.CACHE_TTL, SettingParsers::time).orElse(CacheSettings.DEFAULT_TTL);
    Duration maxStaleness =
        atMostTtl(environment, Setting.CACHE_MAX_STALENESS, SettingParsers::maxStaleness, ttl);
    Duration staleIfError =
        atMostTtl(environment, Setting.CACHE_STALE_IF_ERROR, SettingParsers::time, ttl);
    return ttl.isZero()
        ? Optional.empty()
        : Optional.of(
            CacheSettings.DEFAULTS
                .withTtl(ttl)
                .withMaxStaleness(maxStaleness)
                .withStaleIfError(staleIfError));
  }

  /**
   * Reads a maximum staleness; entries expire after the TTL, so that a longer one has no effect.
   */
  private static Duration atMostTtl(
      EnvironmentReader environment,
      Setting setting,
      Function<String, Duration> parser,
      Duration ttl) {
    Duration time = environment.read(setting, parser).orElse(Duration.ZERO);
    if (time.compareTo(ttl) > 0) {
      environment.addProblem(setting + " must not be longer than CACHE_TTL");
      return Duration.ZERO;
    }
    return time;
  }

  private static Optional<TokenKeys> tokenKeys(EnvironmentReader environment, Tokens tokens) {
    boolean both = environment.has(Setting.JWT_SECRET) && environment.has(Setting.JWKS_URL);
    if (both) {
      environment.addProblem("JWT_SECRET and JWKS_URL exclude each other: set one of them");
    }
    boolean neither = !environment.has(Setting.JWT_SECRET) && !environment.has(Setting.JWKS_URL);
    if (neither && tokens == Tokens.NEEDED && environment.has(Setting.DATABASE_URL)) {
      environment.addProblem(
          "JWT_SECRET (at least 32 bytes) or JWKS_URL must be set if DATABASE_URL is set");
    }
    Optional<TokenKeys> secret = environment.read(Setting.JWT_SECRET, SettingParsers::secret);
    return environment.read(Setting.JWKS_URL, SettingParsers::keySet).or(() -> secret);
  }
}
