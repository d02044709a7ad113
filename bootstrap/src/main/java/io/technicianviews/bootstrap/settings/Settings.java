package io.technicianviews.bootstrap.settings;

import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.persistence.PostgresSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the operator decided: the door of this package.
 *
 * @param poolSize how many database connections the answers share, and as many the writes
 * @param tokenKeys what tokens are verified with; empty: a secret is to be generated
 * @param audience what a token's {@code aud} must contain, if it matters
 * @param timeZone the time zone of a new desk, which an existing one must have; empty: UTC, or
 *     whatever the existing one has
 * @param cache how parts of answers are kept; empty: they are not
 * @param redis where they are kept for all servers; empty: each keeps its own
 * @param eventsStream the stream of Redis that changes are appended to
 */
public record Settings(
    HttpSettings http,
    Database database,
    int poolSize,
    Optional<TokenKeys> tokenKeys,
    Optional<String> audience,
    Optional<ZoneId> timeZone,
    Optional<CacheSettings> cache,
    Optional<RedisSettings> redis,
    Optional<String> eventsStream) {

  /** Whether tokens will be verified or issued. */
  public enum Tokens {
    NEEDED,
    NOT_NEEDED
  }

  /**
   * Reads all settings.
   *
   * @throws InvalidSettingsException if any is wrong, or one that is needed is missing; it tells
   *     all of them
   */
  public static Settings read(Map<String, String> variables, Tokens tokens) {
    EnvironmentReader environmentReader = new EnvironmentReader(variables);
    Settings settings =
        new Settings(
            http(environmentReader),
            database(environmentReader),
            environmentReader
                .read(Setting.DATABASE_POOL_SIZE, SettingParsers.number(1, 1_000))
                .orElse(PostgresSettings.DEFAULT_POOL_SIZE),
            tokenKeys(environmentReader, tokens),
            environmentReader.read(Setting.JWT_AUDIENCE, text -> text),
            environmentReader.read(Setting.DESK_TIME_ZONE, SettingParsers::timeZone),
            cache(environmentReader),
            environmentReader.read(Setting.REDIS_URL, RedisSettings::parse),
            eventsStream(environmentReader));
    environmentReader.read(Setting.LOG_LEVEL, SettingParsers::logLevel);
    environmentReader.requireNoProblem();
    return settings;
  }

  /** The same, listening on another port. */
  public Settings withPort(int port) {
    return new Settings(
        http.port(port),
        database,
        poolSize,
        tokenKeys,
        audience,
        timeZone,
        cache,
        redis,
        eventsStream);
  }

  private static Optional<String> eventsStream(EnvironmentReader environmentReader) {
    if (environmentReader.has(Setting.EVENT_STREAM_NAME)
        && !environmentReader.has(Setting.REDIS_URL)) {
      environmentReader.problem(
          "EVENT_STREAM_NAME needs REDIS_URL, which says where the stream is");
    }
    return environmentReader.read(Setting.EVENT_STREAM_NAME, SettingParsers::streamName);
  }

  private static HttpSettings http(EnvironmentReader environmentReader) {
    HttpSettings defaults = HttpSettings.DEFAULTS;
    return defaults
        .port(
            environmentReader
                .read(Setting.PORT, SettingParsers.number(0, 65_535))
                .orElse(defaults.port()))
        .bindAddress(
            environmentReader
                .read(Setting.BIND_ADDRESS, text -> text)
                .orElse(defaults.bindAddress()))
        .jsonCase(
            environmentReader
                .read(Setting.JSON_NAMING, SettingParsers::jsonCase)
                .orElse(defaults.jsonCase()))
        .corsOrigins(
            environmentReader
                .read(Setting.CORS_ORIGINS, SettingParsers::origins)
                .orElse(defaults.corsOrigins()))
        .trustedProxies(
            environmentReader
                .read(Setting.TRUSTED_PROXIES, SettingParsers::proxies)
                .orElse(defaults.trustedProxies()));
  }

  private static Database database(EnvironmentReader environmentReader) {
    Database embedded =
        environmentReader
            .read(Setting.DATA_DIR, SettingParsers::directory)
            .map(Database.Embedded::new)
            .orElseGet(
                () ->
                    new Database.Embedded(
                        SettingParsers.directory(Setting.DATA_DIR.defaultText())));
    return environmentReader.read(Setting.DATABASE_URL, DatabaseUrl::parse).orElse(embedded);
  }

  private static Optional<CacheSettings> cache(EnvironmentReader environmentReader) {
    Duration ttl =
        environmentReader
            .read(Setting.CACHE_TTL, SettingParsers::time)
            .orElse(CacheSettings.DEFAULT_TTL);
    Duration freshness =
        within(environmentReader, Setting.CACHE_MAX_STALENESS, SettingParsers::freshness, ttl);
    Duration stale =
        within(environmentReader, Setting.CACHE_STALE_IF_ERROR, SettingParsers::time, ttl);
    return ttl.isZero()
        ? Optional.empty()
        : Optional.of(
            CacheSettings.DEFAULTS
                .withTtl(ttl)
                .withMaxStaleness(freshness)
                .withStaleIfError(stale));
  }

  /** Nothing that is kept is older than the time for which it is. */
  private static Duration within(
      EnvironmentReader environmentReader,
      Setting setting,
      Function<String, Duration> parser,
      Duration ttl) {
    Duration time = environmentReader.read(setting, parser).orElse(Duration.ZERO);
    if (time.compareTo(ttl) > 0) {
      environmentReader.problem(setting + " must not be longer than CACHE_TTL");
      return Duration.ZERO;
    }
    return time;
  }

  private static Optional<TokenKeys> tokenKeys(EnvironmentReader environmentReader, Tokens tokens) {
    boolean both =
        environmentReader.has(Setting.JWT_SECRET) && environmentReader.has(Setting.JWKS_URL);
    if (both) {
      environmentReader.problem("JWT_SECRET and JWKS_URL exclude each other: set one of them");
    }
    boolean neither =
        !environmentReader.has(Setting.JWT_SECRET) && !environmentReader.has(Setting.JWKS_URL);
    if (neither && tokens == Tokens.NEEDED && environmentReader.has(Setting.DATABASE_URL)) {
      environmentReader.problem(
          "JWT_SECRET (at least 32 bytes) or JWKS_URL must be set where DATABASE_URL is");
    }
    Optional<TokenKeys> secret = environmentReader.read(Setting.JWT_SECRET, SettingParsers::secret);
    return environmentReader.read(Setting.JWKS_URL, SettingParsers::keySet).or(() -> secret);
  }
}
