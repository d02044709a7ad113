package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses how long a token is valid: from one second to 365 days. */
final class TokenValidity implements ITypeConverter<Duration> {

  private static final Duration MIN = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofDays(365);

  @Override
  public Duration convert(String text) {
    return DurationText.parse(text)
        .filter(duration -> duration.compareTo(MIN) >= 0 && duration.compareTo(MAX) <= 0)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "must be a duration such as 90s, 30m, 12h or 7d, at most 365d, not \""
                        + text
                        + "\""));
  }
}
