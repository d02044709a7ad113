package io.technicianviews.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import java.util.Locale;
import java.util.regex.Pattern;

/** How field names are written. Values stay as they are. */
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

  /** This name, given as {@code full_name}, in this case. */
  public abstract String of(String snakeName);
}
