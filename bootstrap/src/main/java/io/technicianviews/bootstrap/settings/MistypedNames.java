package io.technicianviews.bootstrap.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Detects environment variables whose names are nearly those of settings. A mistyped name would
 * have no effect, and the server would start with a default that nobody chose: without {@code
 * DATABASE_URL}, on an embedded database.
 *
 * <p>Two kinds are detected: names that differ from that of a setting by a typing error, and other
 * usual names of the same thing. The latter are errors only while the setting itself is not set,
 * since platforms and manifests set them besides: Kubernetes composes {@code DATABASE_URL} from
 * {@code DATABASE_USER}, Heroku adds {@code JDBC_DATABASE_URL}. Names that Kubernetes and Docker
 * derive from those of services, such as {@code REDIS_PORT}, are never errors.
 */
final class MistypedNames {

  /** Shorter names have too many neighbours that mean something else. */
  private static final int MIN_LENGTH = 7;

  /** From this length on, names may differ by two typing errors. */
  private static final int LONG = 14;

  private static final Pattern OF_A_SERVICE =
      Pattern.compile(
          ".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT|.*_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?"
              + "|.*_ENV_.*");

  private static final Map<Setting, Set<String>> OTHER_NAMES =
      Map.of(
          Setting.DATABASE_URL,
          Set.of(
              "DATABASE_DSN",
              "DATABASE_JDBC_URL",
              "DB_DSN",
              "DB_URI",
              "DB_URL",
              "JDBC_DATABASE_URL",
              "JDBC_URL",
              "POSTGRESQL_URL",
              "POSTGRES_URI",
              "POSTGRES_URL"),
          Setting.DATABASE_POOL_SIZE,
          Set.of("DATABASE_MAX_CONNECTIONS", "DATABASE_POOL", "DB_POOL_SIZE"),
          Setting.REDIS_URL,
          Set.of("REDIS_DSN"),
          Setting.JWT_SECRET,
          Set.of("JWT_KEY", "JWT_SECRET_KEY", "JWT_SIGNING_KEY"),
          Setting.JWKS_URL,
          Set.of("JWK_SET_URI", "JWK_SET_URL", "JWT_JWKS_URI", "JWT_JWKS_URL"),
          Setting.BIND_ADDRESS,
          Set.of("BIND_ADDR", "BIND_HOST", "LISTEN_ADDRESS"),
          Setting.TRUSTED_PROXIES,
          Set.of("TRUSTED_PROXY", "TRUST_PROXY"),
          Setting.CORS_ORIGINS,
          Set.of("ALLOWED_ORIGINS", "CORS_ALLOWED_ORIGINS"),
          Setting.LOG_LEVEL,
          Set.of("LOGGING_LEVEL"),
          Setting.EVENT_STREAM_NAME,
          Set.of("EVENT_STREAM"));

  /** Parts of a database URL that other programs have as variables of their own. */
  private static final Set<String> PARTS_OF_THE_URL =
      Set.of(
          "DATABASE_HOST",
          "DATABASE_NAME",
          "DATABASE_PASSWORD",
          "DATABASE_USER",
          "DATABASE_USERNAME");

  private static final Set<String> KNOWN =
      Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());

  private MistypedNames() {}

  /** One error per variable, ordered by name. The values are never part of it. */
  static List<String> errors(Set<String> variables) {
    return new TreeSet<>(variables)
        .stream()
            .filter(name -> !KNOWN.contains(name) && !OF_A_SERVICE.matcher(name).matches())
            .flatMap(name -> error(name, variables).stream())
            .toList();
  }

  private static Optional<String> error(String name, Set<String> variables) {
    if (PARTS_OF_THE_URL.contains(name)) {
      return variables.contains(Setting.DATABASE_URL.name())
          ? Optional.empty()
          : Optional.of(
              name
                  + " is not a setting: host, database, user and password are parts of DATABASE_URL,"
                  + " such as postgres://user:password@host:5432/database");
    }
    return meant(name, variables)
        .map(setting -> name + " is not a setting: the name is " + setting.name());
  }

  private static Optional<Setting> meant(String name, Set<String> variables) {
    return Arrays.stream(Setting.values())
        .filter(
            setting ->
                isTypingError(name, setting)
                    || (OTHER_NAMES.getOrDefault(setting, Set.of()).contains(name)
                        && !variables.contains(setting.name())))
        .findFirst();
  }

  private static boolean isTypingError(String name, Setting setting) {
    String written = letters(name);
    String right = letters(setting.name());
    return right.length() >= MIN_LENGTH
        && distance(written, right) <= (right.length() < LONG ? 1 : 2);
  }

  private static String letters(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[_.-]", "");
  }

  /** The number of insertions, deletions, replacements and swaps of neighbouring letters. */
  private static int distance(String one, String other) {
    int[][] distances = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : least(distances, one, other, i, j);
      }
    }
    return distances[one.length()][other.length()];
  }

  private static int least(int[][] distances, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least =
        Math.min(
            distances[i - 1][j - 1] + (same ? 0 : 1),
            Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
  }
}
