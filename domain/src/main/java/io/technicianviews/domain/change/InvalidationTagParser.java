package io.technicianviews.domain.change;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser for the text forms of tags that contain an id. */
final class InvalidationTagParser {

  private static final Pattern WITH_ID =
      Pattern.compile("(unit|person|rights):(-1|[1-9]\\d{0,18})");

  private InvalidationTagParser() {}

  static InvalidationTag parse(String text) {
    Matcher matcher = WITH_ID.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an invalidation tag must be unit:<id>, unit:-1, person:<id>, rights:<id>,"
              + " reference-data or desk: "
              + text);
    }
    long id = Long.parseLong(matcher.group(2));
    return switch (matcher.group(1)) {
      case "unit" -> new InvalidationTag.Unit(id);
      case "person" -> new InvalidationTag.Person(id);
      default -> new InvalidationTag.Permissions(id);
    };
  }
}
