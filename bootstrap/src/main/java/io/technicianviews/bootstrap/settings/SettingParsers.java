package io.technicianviews.bootstrap.settings;

import io.technicianviews.http.HttpSettings;
import io.technicianviews.http.TrustedProxies;
import io.technicianviews.http.auth.TokenKeys;
import io.technicianviews.json.JsonCase;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.PostgresSettings.Migration;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parses the values of settings. Invalid values throw {@link IllegalArgumentException} with a
 * message that names the valid values and contains no secrets.
 */
final class SettingParsers {

  private static final List<String> LOG_LEVELS = List.of("error", "warn", "info", "debug", "trace");

  private static final List<String> LOG_FORMATS = List.of("text", "json");

  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9._:{}-]{1,200}");
  private static final Duration MAX_TIME = Duration.ofDays(1);
  private static final Duration MIN_RETENTION = Duration.ofDays(1);
  private static final Duration MAX_RETENTION = Duration.ofDays(365 * 100);

  private SettingParsers() {}

  static Function<String, Integer> number(int min, int max) {
    return text -> {
      if (!text.matches("\\d{1,9}")
          || Integer.parseInt(text) < min
          || Integer.parseInt(text) > max) {
        throw invalid(text, "a number from " + min + " to " + max);
      }
      return Integer.valueOf(text);
    };
  }

  static TokenKeys secret(String text) {
    try {
      return new TokenKeys.Secret(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must have at least " + TokenKeys.Secret.MIN_BYTES + " bytes", e);
    }
  }

  static TokenKeys keySet(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      return new TokenKeys.KeySet(address);
    } catch (IllegalArgumentException e) {
      throw invalid(text, "the address of a JWK set that begins with https://");
    }
  }

  static Path directory(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw invalid(text, "the path of a directory");
    }
  }

  static String schema(String text) {
    try {
      return PostgresSettings.of("jdbc:postgresql:", "", "").withSchema(text).schema();
    } catch (IllegalArgumentException e) {
      throw invalid(text, "a schema name of 1 to 63 lower-case letters, digits and underscores");
    }
  }

  static Migration migration(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "migrate" -> Migration.MIGRATE;
      case "validate" -> Migration.VALIDATE;
      default -> throw invalid(text, "migrate or validate");
    };
  }

  static ZoneId timeZone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw invalid(text, "a time zone such as Europe/Berlin or UTC");
    }
  }

  static JsonCase jsonCase(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "snake" -> JsonCase.SNAKE;
      case "camel" -> JsonCase.CAMEL;
      default -> throw invalid(text, "snake or camel");
    };
  }

  static List<String> origins(String text) {
    List<String> origins = Arrays.stream(text.split(",")).map(String::strip).toList();
    for (String origin : origins) {
      try {
        HttpSettings.DEFAULTS.corsOrigins(List.of(origin));
      } catch (IllegalArgumentException e) {
        throw invalid(
            origin, "origins such as https://desk.example.org, separated by commas, or *");
      }
    }
    return origins;
  }

  static TrustedProxies proxies(String text) {
    try {
      return TrustedProxies.of(List.of(text.split(",", -1)));
    } catch (IllegalArgumentException e) {
      throw invalid(
          text, "addresses or networks such as 10.0.0.5 or 10.0.0.0/8, separated by commas");
    }
  }

  /** The name of a stream: a Redis key without spaces. */
  static String streamName(String text) {
    String name = text.strip();
    if (!STREAM.matcher(name).matches()) {
      throw invalid(text, "a name of letters, digits and . _ : { } -, such as desk-changes");
    }
    return name;
  }

  /** A duration of at most a day. */
  static Duration time(String text) {
    return DurationText.parse(text)
        .filter(time -> time.compareTo(MAX_TIME) <= 0)
        .orElseThrow(() -> invalid(text, "a time from 0 to 24h, such as 100ms, 30s or 2m"));
  }

  /** A time for which the change log is kept. */
  static Duration retention(String text) {
    return DurationText.parse(text)
        .filter(time -> time.compareTo(MIN_RETENTION) >= 0 && time.compareTo(MAX_RETENTION) <= 0)
        .orElseThrow(() -> invalid(text, "a time from 1d to 100y, such as 400d or 2y"));
  }

  /** A duration, or zero for {@code strict}. */
  static Duration maxStaleness(String text) {
    return text.strip().toLowerCase(Locale.ROOT).equals("strict") ? Duration.ZERO : time(text);
  }

  static String logLevel(String text) {
    String level = text.toLowerCase(Locale.ROOT);
    if (!LOG_LEVELS.contains(level)) {
      throw invalid(text, "one of " + String.join(", ", LOG_LEVELS));
    }
    return level;
  }

  /** The configuration of the log reads the same variable, and compares exactly. */
  static String logFormat(String text) {
    if (!LOG_FORMATS.contains(text)) {
      throw invalid(text, String.join(" or ", LOG_FORMATS));
    }
    return text;
  }

  static Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(text, "true or false");
    };
  }

  private static IllegalArgumentException invalid(String text, String valid) {
    return new IllegalArgumentException("must be " + valid + ", not \"" + text + "\"");
  }
}
