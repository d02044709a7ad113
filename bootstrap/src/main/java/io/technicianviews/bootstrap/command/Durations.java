package io.technicianviews.bootstrap.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses durations: a positive number and the unit s, m, h or d, at most 365 days. */
final class Durations implements ITypeConverter<Duration> {

  private static final Pattern FORMAT = Pattern.compile("([1-9]\\d{0,7})([smhd])");
  private static final Duration MAX = Duration.ofDays(365);

  @Override
  public Duration convert(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches() || duration(matcher).compareTo(MAX) > 0) {
      throw new TypeConversionException(
          "must be a duration such as 90s, 30m, 12h or 7d, at most 365d, not \"" + text + "\"");
    }
    return duration(matcher);
  }

  private static Duration duration(Matcher matcher) {
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
