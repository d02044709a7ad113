package io.technicianviews.bootstrap.servicenow.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** A pattern of {@link DateTimeFormatter} for a date with a time of day. */
public final class TimePattern {

  private static final LocalDateTime EXAMPLE = LocalDateTime.of(2026, 12, 31, 23, 58, 59);

  private final String pattern;
  private final DateTimeFormatter formatter;

  private TimePattern(String pattern, DateTimeFormatter formatter) {
    this.pattern = pattern;
    this.formatter = formatter;
  }

  /**
   * Parses a pattern such as {@code dd/MM/yyyy HH:mm:ss}.
   *
   * @throws IllegalArgumentException if it is invalid, or does not determine date, hour and minute
   */
  public static TimePattern of(String pattern) {
    // "y" is the year of an era: a strict formatter would require an era.
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern.replace('y', 'u'))
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    try {
      LocalDateTime parsed = LocalDateTime.parse(formatter.format(EXAMPLE), formatter);
      if (!parsed.withSecond(0).equals(EXAMPLE.withSecond(0))) {
        throw new IllegalArgumentException("it does not determine date, hour and minute");
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it does not determine date, hour and minute", e);
    }
    return new TimePattern(pattern, formatter);
  }

  LocalDateTime parse(String text) {
    return LocalDateTime.parse(text, formatter);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
