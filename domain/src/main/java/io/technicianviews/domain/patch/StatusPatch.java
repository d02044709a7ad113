package io.technicianviews.domain.patch;

import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a status's label.
 *
 * @param name within {@link TextRule#NAME}; null leaves it unchanged
 * @param color {@code #} and six hexadecimal digits; null leaves it unchanged
 */
public record StatusPatch(@Nullable String name, @Nullable String color) {

  /** The valid colors: {@code #} and six hexadecimal digits. */
  public static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

  public StatusPatch {
    if (name != null) {
      name = TextRule.NAME.accepted("name", name);
    }
    if (color != null && !COLOR.matcher(color).matches()) {
      throw new IllegalArgumentException(
          "color must be # and six hexadecimal digits, such as #2f80ed: " + color);
    }
  }

  /** Applies the patch to a label. */
  public StatusLabel of(StatusLabel before) {
    return new StatusLabel(
        before.id(),
        Objects.requireNonNullElse(name, before.name()),
        Objects.requireNonNullElse(color, before.color()),
        before.countAsSolved());
  }
}
