package io.technicianviews.domain.inmemory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the form in which a {@code jsonb} column of PostgreSQL shows it, so that the
 * administration logs of all storages are equal: keys by length, then alphabetically.
 */
final class JsonText {

  private JsonText() {}

  /** The text of a value: a map, a collection, a string, a number, a boolean or null. */
  static String of(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .sorted(
                  Comparator.<Map.Entry<?, ?>>comparingInt(
                          entry -> entry.getKey().toString().length())
                      .thenComparing(entry -> entry.getKey().toString()))
              .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Collection<?> elements ->
          elements.stream().map(JsonText::of).collect(Collectors.joining(", ", "[", "]"));
      case String text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case null -> "null";
      default -> value.toString();
    };
  }
}
