package io.technicianviews.domain.command;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a status to add. The new status is active, and its category never changes.
 *
 * @param name within {@link TextRule#NAME}
 * @param color {@code #} and six hexadecimal digits; null for the category's standard color
 * @param position within the bounds of {@link io.technicianviews.domain.request.StatusDefinition};
 *     null for the position of the category's default status, behind which the new one is then
 *     listed
 */
public record NewStatus(
    String name, StatusCategory category, String color, @Nullable Integer position) {

  public NewStatus(
      String name, StatusCategory category, @Nullable String color, @Nullable Integer position) {
    StatusPatch checked = new StatusPatch(name, color, position, null);
    this.name = requireNonNull(checked.name(), "name");
    this.category = requireNonNull(category, "category");
    this.color = color == null ? StatusLabel.standardColor(category) : color;
    this.position = position;
  }
}
