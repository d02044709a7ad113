package io.technicianviews.bootstrap.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of durations in settings and options: a whole number and the unit ms, s, m, h, d or
 * y (365 days). Only 0 needs no unit.
 */
public final class DurationText {

  private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|y)");

  private DurationText() {}

  /** Parses a duration; empty if the text is not one. */
  public static Optional<Duration> parse(String text) {
    if (text.strip().equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher matcher = FORMAT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          case "y" -> Duration.ofDays(365 * number);
          default -> Duration.ofSeconds(number);
        });
  }
}
