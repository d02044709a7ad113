package io.technicianviews.domain.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a scope that carries an id. */
final class ScopeText {

  private static final Pattern WITH_ID =
      Pattern.compile("(unit|person|rights):(-1|[1-9]\\d{0,17})");

  private ScopeText() {}

  static CacheScope parse(String text) {
    Matcher matcher = WITH_ID.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a scope is unit:<id>, unit:-1, person:<id>, rights:<id>, reference-data or desk: "
              + text);
    }
    long id = Long.parseLong(matcher.group(2));
    return switch (matcher.group(1)) {
      case "unit" -> new CacheScope.OfUnit(id);
      case "person" -> new CacheScope.OfPerson(id);
      default -> new CacheScope.RightsOf(id);
    };
  }
}
