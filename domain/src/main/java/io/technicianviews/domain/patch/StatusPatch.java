package io.technicianviews.domain.patch;

import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a status.
 *
 * @param name within {@link TextRule#NAME}; null leaves it unchanged
 * @param color {@code #} and six hexadecimal digits; null leaves it unchanged
 * @param position from {@link StatusDefinition#MIN_POSITION} to {@link
 *     StatusDefinition#MAX_POSITION}; null leaves it unchanged
 * @param active false retires the status; null leaves it unchanged
 */
public record StatusPatch(
    @Nullable String name,
    @Nullable String color,
    @Nullable Integer position,
    @Nullable Boolean active) {

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
    if (position != null
        && (position < StatusDefinition.MIN_POSITION || position > StatusDefinition.MAX_POSITION)) {
      throw new IllegalArgumentException(
          "position must be %d to %d: %d"
              .formatted(StatusDefinition.MIN_POSITION, StatusDefinition.MAX_POSITION, position));
    }
  }

  /** The patch that changes only the name and the color, of which null leaves one unchanged. */
  public static StatusPatch label(@Nullable String name, @Nullable String color) {
    return new StatusPatch(name, color, null, null);
  }

  /** Applies the patch to a status. */
  public StatusDefinition of(StatusDefinition before) {
    return new StatusDefinition(
        new StatusLabel(
            before.label().id(),
            Objects.requireNonNullElse(name, before.label().name()),
            Objects.requireNonNullElse(color, before.label().color())),
        Objects.requireNonNullElse(position, before.position()),
        Objects.requireNonNullElse(active, before.active()));
  }
}
