package io.technicianviews.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import java.util.Locale;
import java.util.regex.Pattern;

/** Naming convention of JSON fields. Values are the same in both. */
public enum JsonCase {
  /** {@code full_name} */
  SNAKE {
    @Override
    public PropertyNamingStrategy strategy() {
      return PropertyNamingStrategies.SNAKE_CASE;
    }

    @Override
    public String of(String snakeName) {
      return snakeName;
    }
  },
  /** {@code fullName} */
  CAMEL {
    @Override
    public PropertyNamingStrategy strategy() {
      return PropertyNamingStrategies.LOWER_CAMEL_CASE;
    }

    @Override
    public String of(String snakeName) {
      return UNDERSCORE
          .matcher(snakeName)
          .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
  };

  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

  public abstract PropertyNamingStrategy strategy();

  /**
   * Returns the name in this convention.
   *
   * @param snakeName a name such as {@code full_name}
   */
  public abstract String of(String snakeName);
}
