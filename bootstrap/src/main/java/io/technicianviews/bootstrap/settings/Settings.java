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
    Environment environment = new Environment(variables);
    Settings settings =
        new Settings(
            http(environment),
            database(environment),
            environment
                .read(Setting.DATABASE_POOL_SIZE, Values.number(1, 1_000))
                .orElse(PostgresSettings.DEFAULT_POOL_SIZE),
            tokenKeys(environment, tokens),
            environment.read(Setting.JWT_AUDIENCE, text -> text),
            environment.read(Setting.DESK_TIME_ZONE, Values::timeZone),
            cache(environment),
            environment.read(Setting.REDIS_URL, RedisSettings::parse),
            eventsStream(environment));
    environment.read(Setting.LOG_LEVEL, Values::logLevel);
    environment.requireNoProblem();
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

  private static Optional<String> eventsStream(Environment environment) {
    if (environment.has(Setting.EVENTS_STREAM) && !environment.has(Setting.REDIS_URL)) {
      environment.problem("EVENTS_STREAM needs REDIS_URL, which says where the stream is");
    }
    return environment.read(Setting.EVENTS_STREAM, Values::streamName);
  }

  private static HttpSettings http(Environment environment) {
    HttpSettings defaults = HttpSettings.DEFAULTS;
    return defaults
        .port(environment.read(Setting.PORT, Values.number(0, 65_535)).orElse(defaults.port()))
        .bindAddress(environment.read(Setting.BIND, text -> text).orElse(defaults.bindAddress()))
        .jsonCase(environment.read(Setting.JSON_CASE, Values::jsonCase).orElse(defaults.jsonCase()))
        .corsOrigins(
            environment.read(Setting.CORS_ORIGINS, Values::origins).orElse(defaults.corsOrigins()))
        .trustedProxies(
            environment
                .read(Setting.TRUSTED_PROXIES, Values::proxies)
                .orElse(defaults.trustedProxies()));
  }

  private static Database database(Environment environment) {
    Database embedded =
        environment
            .read(Setting.DATA_DIR, Values::directory)
            .map(Database.Embedded::new)
            .orElseGet(
                () -> new Database.Embedded(Values.directory(Setting.DATA_DIR.defaultText())));
    return environment.read(Setting.DATABASE_URL, DatabaseUrl::parse).orElse(embedded);
  }

  private static Optional<CacheSettings> cache(Environment environment) {
    Duration ttl =
        environment.read(Setting.VIEWS_CACHE_TTL, Values::time).orElse(CacheSettings.DEFAULT_TTL);
    Duration freshness = within(environment, Setting.FRESHNESS, Values::freshness, ttl);
    Duration stale = within(environment, Setting.STALE_IF_ERROR, Values::time, ttl);
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
      Environment environment, Setting setting, Function<String, Duration> parser, Duration ttl) {
    Duration time = environment.read(setting, parser).orElse(Duration.ZERO);
    if (time.compareTo(ttl) > 0) {
      environment.problem(setting + " must not be longer than VIEWS_CACHE_TTL");
      return Duration.ZERO;
    }
    return time;
  }

  private static Optional<TokenKeys> tokenKeys(Environment environment, Tokens tokens) {
    boolean both = environment.has(Setting.JWT_SECRET) && environment.has(Setting.JWKS_URL);
    if (both) {
      environment.problem("JWT_SECRET and JWKS_URL exclude each other: set one of them");
    }
    boolean neither = !environment.has(Setting.JWT_SECRET) && !environment.has(Setting.JWKS_URL);
    if (neither && tokens == Tokens.NEEDED && environment.has(Setting.DATABASE_URL)) {
      environment.problem(
          "JWT_SECRET (at least 32 bytes) or JWKS_URL must be set where DATABASE_URL is");
    }
    Optional<TokenKeys> secret = environment.read(Setting.JWT_SECRET, Values::secret);
    return environment.read(Setting.JWKS_URL, Values::keySet).or(() -> secret);
  }
}
