package io.technicianviews.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MistypedNamesTest {

  @Test
  void aTypingErrorNamesTheSetting() {
    assertMeant("DATABASE_URI", "DATABASE_URL");
    assertMeant("DATABSE_URL", "DATABASE_URL");
    assertMeant("DATABASEURL", "DATABASE_URL");
    assertMeant("database_url", "DATABASE_URL");
    assertMeant("DATABASE-URL", "DATABASE_URL");
    assertMeant("REDIS_URI", "REDIS_URL");
    assertMeant("REDIS_URLS", "REDIS_URL");
    assertMeant("JWKS_URI", "JWKS_URL");
    assertMeant("JWT_SERCET", "JWT_SECRET");
    assertMeant("CORS_ORIGIN", "CORS_ORIGINS");
    assertMeant("LOGLEVEL", "LOG_LEVEL");
    assertMeant("DESK_TIMEZONE", "DESK_TIME_ZONE");
    assertMeant("CACHE_STALE_IF_ERRORS", "CACHE_STALE_IF_ERROR");
    assertMeant("CACHE_MAX_STALLNESS", "CACHE_MAX_STALENESS");
  }

  @Test
  void anotherUsualNameNamesTheSetting() {
    assertMeant("POSTGRES_URL", "DATABASE_URL");
    assertMeant("JDBC_URL", "DATABASE_URL");
    assertMeant("DB_POOL_SIZE", "DATABASE_POOL_SIZE");
    assertMeant("BIND_ADDR", "BIND_ADDRESS");
    assertMeant("TRUSTED_PROXY", "TRUSTED_PROXIES");
  }

  @Test
  void theDatabaseHasItsPasswordInItsUrl() {
    for (String part : List.of("DATABASE_USERNAME", "DATABASE_PASSWORD", "DATABASE_HOST")) {
      assertThat(MistypedNames.errors(Set.of(part)))
          .singleElement()
          .asString()
          .startsWith(part + " is not a setting")
          .contains("postgres://user:password@host:5432/database");
    }
  }

  /** A URL that Kubernetes composes has the parts as further variables. */
  @Test
  void otherNamesAreNoErrorsBesidesTheSetting() {
    assertThat(
            MistypedNames.errors(
                Set.of("DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "JDBC_DATABASE_URL")))
        .isEmpty();
    assertThat(MistypedNames.errors(Set.of("DATABASE_URL", "DATABASE_URI"))).hasSize(1);
  }

  @Test
  void variablesOfOtherProgramsAreNoErrors() {
    assertThat(
            MistypedNames.errors(
                Set.of(
                    "PATH HOME USER LANG TZ PWD SHELL TERM HOSTNAME HOST SHLVL TMPDIR LOGNAME MAIL"
                        .split(" "))))
        .isEmpty();
    assertThat(
            MistypedNames.errors(
                Set.of(
                    ("JAVA_HOME JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS MAVEN_OPTS CLASSPATH"
                            + " PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGDATA POSTGRES_PASSWORD"
                            + " POSTGRES_USER POSTGRES_DB REDIS_PASSWORD INVOCATION_ID NOTIFY_SOCKET"
                            + " JOURNAL_STREAM LISTEN_PID LISTEN_FDS http_proxy NO_PROXY CI DYNO"
                            + " LOG_DIR DATA_HOME CACHE_DIR CACHE_DIRECTORY STATE_DIRECTORY"
                            + " LOGS_DIRECTORY RUNTIME_DIRECTORY CONFIGURATION_DIRECTORY")
                        .split(" "))))
        .isEmpty();
  }

  @Test
  void variablesThatKubernetesDerivesFromServicesAreNoErrors() {
    Set<String> derived =
        Set.of("KUBERNETES", "DATABASE", "REDIS", "POSTGRES", "DATABASE_URL", "JWKS_URI", "CACHE")
            .stream()
            .flatMap(
                service ->
                    Arrays.stream(
                            ("_SERVICE_HOST _SERVICE_PORT _SERVICE_PORT_HTTPS _PORT _PORT_443_TCP"
                                    + " _PORT_443_TCP_PROTO _PORT_443_TCP_PORT _PORT_443_TCP_ADDR")
                                .split(" "))
                        .map(suffix -> service + suffix))
            .collect(Collectors.toSet());

    assertThat(MistypedNames.errors(derived)).isEmpty();
  }

  @Test
  void noSettingIsATypingErrorOfAnother() {
    assertThat(
            MistypedNames.errors(
                Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet())))
        .isEmpty();
  }

  private static void assertMeant(String written, String right) {
    assertThat(MistypedNames.errors(Set.of(written)))
        .containsExactly(written + " is not a setting: the name is " + right);
  }
}
