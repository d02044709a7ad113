package io.technicianviews.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.TrustedProxies;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.json.JsonCase;
import io.technicianviews.persistence.PostgresSettings.Migration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final String SECRET = "a-secret-of-thirty-two-bytes-000";
  private static final String URL = "postgres://ann:pw@db/desk";

  @Test
  void withoutVariablesAllSettingsHaveTheDocumentedDefaults() {
    Settings settings = read(Map.of());

    assertThat(settings.http()).isEqualTo(HttpSettings.DEFAULTS);
    assertThat(settings.http().port()).hasToString(Setting.PORT.defaultText());
    assertThat(settings.http().bindAddress()).isEqualTo(Setting.BIND_ADDRESS.defaultText());
    assertThat(settings.http().jsonCase()).isEqualTo(JsonCase.SNAKE);
    assertThat(settings.poolSize()).hasToString(Setting.DATABASE_POOL_SIZE.defaultText());
    assertThat(settings.database())
        .isEqualTo(new Database.Embedded(Path.of(Setting.DATA_DIR.defaultText())));
    assertThat(settings.tokenKeys()).isEmpty();
    assertThat(settings.audience()).isEmpty();
    assertThat(settings.timeZone()).isEmpty();
    assertThat(settings.cache()).contains(CacheSettings.DEFAULTS);
    assertThat(settings.redis()).isEmpty();
    assertThat(settings.eventsStream()).isEmpty();
  }

  @Test
  void theCacheHasItsSettings() {
    Settings settings =
        read(
            Map.of(
                "CACHE_TTL", "2m",
                "CACHE_MAX_STALENESS", "100ms",
                "CACHE_STALE_IF_ERROR", "30s",
                "REDIS_URL", "redis://:hidden@cache.example.org"));
    assertThat(settings.cache())
        .contains(
            CacheSettings.DEFAULTS
                .withTtl(Duration.ofMinutes(2))
                .withMaxStaleness(Duration.ofMillis(100))
                .withStaleIfError(Duration.ofSeconds(30)));
    assertThat(settings.redis().orElseThrow().kind()).isEqualTo(RedisSettings.Kind.SINGLE);
    assertThat(settings.toString()).doesNotContain("hidden");
    assertThat(read(Map.of("CACHE_TTL", "0")).cache()).isEmpty();
    assertThat(read(Map.of("CACHE_MAX_STALENESS", "Strict")).cache())
        .contains(CacheSettings.DEFAULTS);
  }

  @Test
  void unsupportedCacheSettingsAreReported() {
    assertThat(
            problems(
                Map.of(
                    "CACHE_TTL", "30",
                    "CACHE_MAX_STALENESS", "25h",
                    "CACHE_STALE_IF_ERROR", "31s",
                    "REDIS_URL", "http://:hidden@cache")))
        .containsExactlyInAnyOrder(
            "CACHE_TTL must be a time from 0 to 24h, such as 100ms, 30s or 2m, not" + " \"30\"",
            "CACHE_MAX_STALENESS must be a time from 0 to 24h, such as 100ms, 30s or 2m, not \"25h\"",
            "CACHE_STALE_IF_ERROR must not be longer than CACHE_TTL",
            "REDIS_URL must look like redis://:password@host:6379, rediss://host:6379 (TLS),"
                + " redis-sentinel://host:26379,host:26379#master or redis://host:6379,host:6379"
                + " (cluster)");
  }

  @Test
  void everyVariableTakesEffect() {
    Settings settings =
        read(
            Map.of(
                "PORT", "0",
                "BIND_ADDRESS", "0.0.0.0",
                "DATA_DIR", "/var/lib/desk",
                "DATABASE_POOL_SIZE", "25",
                "JWT_SECRET", SECRET,
                "JWT_AUDIENCE", "desk",
                "DESK_TIME_ZONE", "America/Sao_Paulo",
                "JSON_NAMING", "camel",
                "CORS_ORIGINS", "https://desk.example.org, http://localhost:3000",
                "LOG_LEVEL", "WARN"));

    assertThat(settings.http())
        .isEqualTo(
            HttpSettings.DEFAULTS
                .port(0)
                .bindAddress("0.0.0.0")
                .jsonCase(JsonCase.CAMEL)
                .corsOrigins(List.of("https://desk.example.org", "http://localhost:3000")));
    assertThat(settings.database()).isEqualTo(new Database.Embedded(Path.of("/var/lib/desk")));
    assertThat(settings.poolSize()).isEqualTo(25);
    assertThat(settings.tokenKeys()).contains(new TokenKeys.Secret(SECRET));
    assertThat(settings.audience()).contains("desk");
    assertThat(settings.timeZone()).contains(ZoneId.of("America/Sao_Paulo"));
  }

  @Test
  void theSchemaIsNamedAndMigratedOrOnlyChecked() {
    Settings settings =
        read(Map.of("DATABASE_SCHEMA", "helpdesk", "DATABASE_MIGRATION", "validate"));

    assertThat(settings.schema()).isEqualTo("helpdesk");
    assertThat(settings.migration()).isEqualTo(Migration.VALIDATE);
    assertThat(read(Map.of()).schema()).isEqualTo("technician_views");
    assertThat(read(Map.of()).migration()).isEqualTo(Migration.MIGRATE);
    assertThat(problems(Map.of("DATABASE_SCHEMA", "Help-desk", "DATABASE_MIGRATION", "no")))
        .containsExactlyInAnyOrder(
            "DATABASE_SCHEMA must be a schema name of 1 to 63 lower-case letters, digits and"
                + " underscores, not \"Help-desk\"",
            "DATABASE_MIGRATION must be migrate or validate, not \"no\"");
  }

  @Test
  void proxiesAreNamedByAddressOrNetwork() {
    assertThat(read(Map.of("TRUSTED_PROXIES", "10.0.0.5, fd00::/8")).http().trustedProxies())
        .isEqualTo(TrustedProxies.of(List.of("10.0.0.5", "fd00::/8")));
    for (String wrong : List.of("proxy.example.org", "10.0.0", "10.0.0.256", "fd00::/129", ",")) {
      assertThat(problems(Map.of("TRUSTED_PROXIES", wrong))).hasSize(1);
    }
  }

  @Test
  void aKeySetReplacesASecret() {
    Settings settings = read(Map.of("DATABASE_URL", URL, "JWKS_URL", "https://id.example.org/k"));

    assertThat(settings.tokenKeys())
        .contains(new TokenKeys.KeySet(URI.create("https://id.example.org/k")));
  }

  @Test
  void allErrorsAreReportedWithTheValidValues() {
    assertThat(
            problems(
                Map.of(
                    "PORT",
                    "65536",
                    "DATABASE_POOL_SIZE",
                    "0",
                    "DATABASE_URL",
                    "mysql://ann:hidden@db/desk",
                    "JWT_SECRET",
                    "short",
                    "DESK_TIME_ZONE",
                    "Berlin",
                    "JSON_NAMING",
                    "pascal",
                    "CORS_ORIGINS",
                    "desk.example.org",
                    "TRUSTED_PROXIES",
                    "10.0.0.0/33",
                    "LOG_LEVEL",
                    "loud",
                    "BIND_ADDRESS",
                    "")))
        .containsExactlyInAnyOrder(
            "PORT must be a number from 0 to 65535, not \"65536\"",
            "BIND_ADDRESS is empty: give it a value, or do not set it",
            "DATABASE_POOL_SIZE must be a number from 1 to 1000, not \"0\"",
            "DATABASE_URL must look like postgres://user:password@host:5432/database; special"
                + " characters in it are percent-encoded",
            "JWT_SECRET must have at least 32 bytes",
            "DESK_TIME_ZONE must be a time zone such as Europe/Berlin or UTC, not \"Berlin\"",
            "JSON_NAMING must be snake or camel, not \"pascal\"",
            "CORS_ORIGINS must be origins such as https://desk.example.org, separated by commas,"
                + " or *, not \"desk.example.org\"",
            "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.5 or 10.0.0.0/8, separated"
                + " by commas, not \"10.0.0.0/33\"",
            "LOG_LEVEL must be one of error, warn, info, debug, trace, not \"loud\"");
  }

  @Test
  void theLogsAreConfigured() {
    Settings settings = read(Map.of("LOG_FORMAT", "json", "ACCESS_LOG", "True"));
    assertThat(settings.http().accessLog()).isTrue();
    assertThat(read(Map.of("ACCESS_LOG", "false")).http().accessLog()).isFalse();
    assertThat(problems(Map.of("LOG_FORMAT", "JSON", "ACCESS_LOG", "stdout")))
        .containsExactlyInAnyOrder(
            "LOG_FORMAT must be text or json, not \"JSON\"",
            "ACCESS_LOG must be true or false, not \"stdout\"");
  }

  @Test
  void aMistypedNameIsReportedWithTheOtherErrors() {
    assertThat(problems(Map.of("DATABASE_URI", "postgres://ann:hidden@db/desk", "PORT", "x")))
        .containsExactlyInAnyOrder(
            "DATABASE_URI is not a setting: the name is DATABASE_URL",
            "PORT must be a number from 0 to 65535, not \"x\"");
  }

  @Test
  void numbersAreNumbers() {
    for (String port : List.of("-1", "8000.0", "http", " 80", "99999999999999999999")) {
      assertThat(problems(Map.of("PORT", port))).singleElement().asString().startsWith("PORT must");
    }
  }

  @Test
  void aKeySetHasAnAddress() {
    for (String address : List.of("keys", "ftp://id.example.org/keys", "https://", "https:// a")) {
      assertThat(problems(Map.of("JWKS_URL", address)))
          .singleElement()
          .asString()
          .startsWith("JWKS_URL must be the address of a JWK set");
    }
  }

  @Test
  void aSecretAndAKeySetExcludeEachOther() {
    assertThat(problems(Map.of("JWT_SECRET", SECRET, "JWKS_URL", "https://id.example.org/keys")))
        .containsExactly("JWT_SECRET and JWKS_URL exclude each other: set one of them");
  }

  @Test
  void anExternalDatabaseNeedsASecretWhereTokensAreNeeded() {
    assertThat(problems(Map.of("DATABASE_URL", URL)))
        .containsExactly(
            "JWT_SECRET (at least 32 bytes) or JWKS_URL must be set if DATABASE_URL is set");
    assertThat(Settings.read(Map.of("DATABASE_URL", URL), Tokens.NOT_NEEDED).tokenKeys()).isEmpty();
  }

  @Test
  void aChangeStreamHasANameAndARedis() {
    assertThat(
            read(Map.of("EVENT_STREAM_NAME", "desk", "REDIS_URL", "redis://localhost"))
                .eventsStream())
        .contains("desk");
    assertThat(problems(Map.of("EVENT_STREAM_NAME", "desk")))
        .containsExactly("EVENT_STREAM_NAME requires REDIS_URL, the Redis of the stream");
    assertThat(problems(Map.of("EVENT_STREAM_NAME", "a desk", "REDIS_URL", "redis://localhost")))
        .singleElement()
        .asString()
        .contains("such as desk-changes");
  }

  @Test
  void noSecretIsShown() {
    Settings settings =
        read(Map.of("DATABASE_URL", "postgres://ann:hidden@db/desk", "JWT_SECRET", SECRET));

    assertThat(settings.toString()).contains("ann").doesNotContain("hidden", SECRET);
  }

  private static Settings read(Map<String, String> variables) {
    return Settings.read(variables, Tokens.NEEDED);
  }

  private static List<String> problems(Map<String, String> variables) {
    return catchThrowableOfType(InvalidSettingsException.class, () -> read(variables)).problems();
  }
}
