package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The text of parameters in cache keys. It names no Java class or component, so that renaming one
 * changes no key.
 */
final class CacheKeyText {

  private CacheKeyText() {}

  static String of(DeskDay day) {
    return "day=" + day.date() + "@" + day.zone().getId();
  }

  static String of(Selection selection) {
    return String.join(
        ";",
        "view=" + selection.view().wireName(),
        "units=" + of(selection.units()),
        "technician=" + Objects.toString(selection.technicianId(), "any"),
        "type=" + lowerCase(selection.type()),
        "unread=" + selection.unreadOnly(),
        of(selection.day()));
  }

  static String of(Order order) {
    return order.terms().stream()
        .map(term -> (term.descending() ? "-" : "+") + lowerCase(term.key()))
        .collect(Collectors.joining("", "order=", ""));
  }

  static String of(Start start) {
    return switch (start) {
      case Start.Skipping(long rows) -> "offset=" + rows;
      case Start.After(Position(var values, long id)) -> "after=" + of(values) + "#" + id;
    };
  }

  static String of(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String of(Units units) {
    return switch (units) {
      case Units.All() -> "all";
      case Units.Only(var keys) -> of(keys);
    };
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
