package io.technicianviews.json;

import java.util.Locale;
import java.util.regex.Pattern;

/** Naming convention of JSON fields. Values are the same in both. */
public enum JsonCase {
  /** {@code full_name} */
  SNAKE {
    @Override
    public String of(String snakeName) {
      return snakeName;
    }
  },
  /** {@code fullName} */
  CAMEL {
    @Override
    public String of(String snakeName) {
      return UNDERSCORE
          .matcher(snakeName)
          .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
  };

  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");
  private static final Pattern UPPER_CASE = Pattern.compile("([A-Z])");

  /**
   * Returns the name in this convention.
   *
   * @param snakeName a name such as {@code full_name}
   */
  public abstract String of(String snakeName);

  /** Returns the name of a record component, such as {@code fullName}, in this convention. */
  String ofComponent(String camelName) {
    return of(
        UPPER_CASE
            .matcher(camelName)
            .replaceAll(found -> "_" + found.group(1).toLowerCase(Locale.ROOT)));
  }
}
