package io.technicianviews.domain.command;

import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a status is to be shown.
 *
 * @param name within {@link TextRule#NAME}; null keeps it
 * @param color {@code #} and six hexadecimal digits; null keeps it
 */
public record StatusPatch(@Nullable String name, @Nullable String color) {

  /** Which colours there are. */
  public static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

  public StatusPatch {
    if (name != null) {
      name = TextRule.NAME.accepted("name", name);
    }
    if (color != null && !COLOR.matcher(color).matches()) {
      throw new IllegalArgumentException("color is like #2f80ed: " + color);
    }
  }

  /** The label after the edit. */
  public StatusLabel of(StatusLabel before) {
    return new StatusLabel(
        before.id(),
        Objects.requireNonNullElse(name, before.name()),
        Objects.requireNonNullElse(color, before.color()),
        before.countAsSolved());
  }
}
