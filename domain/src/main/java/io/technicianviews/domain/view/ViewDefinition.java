package io.technicianviews.domain.view;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.UnsupportedPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A custom view: a queue that people of the helpdesk define. It never widens the scope of the
 * person who reads it. It has no stored state besides this definition, so a change takes effect
 * with the next answer.
 *
 * @param id positive
 * @param title for people
 * @param order the default order
 * @param active whether lists of views show it
 * @param position the place in lists of views; smaller ones first
 * @param version from 1; increases with every change of the definition
 * @param fault why this version of the software cannot read the stored conditions or the stored
 *     order, which another version wrote; both are then placeholders that no answer may use, and
 *     the view can only be deleted. Null if it can
 */
public record ViewDefinition(
    long id,
    String title,
    Conditions conditions,
    SortOrder order,
    Sharing sharing,
    boolean active,
    int position,
    long version,
    @Nullable String fault) {

  /** A definition that this version can read. */
  public ViewDefinition(
      long id,
      String title,
      Conditions conditions,
      SortOrder order,
      Sharing sharing,
      boolean active,
      int position,
      long version) {
    this(id, title, conditions, order, sharing, active, position, version, null);
  }

  public ViewDefinition {
    if (id <= 0) {
      throw new IllegalArgumentException("id must be positive: " + id);
    }
  }

  /**
   * Why no view can have these conditions and this order.
   *
   * @return in the order of the conditions; empty if a view can have them
   */
  public static List<UnsupportedPart> unsupportedParts(Conditions conditions, SortOrder order) {
    List<UnsupportedPart> unsupportedParts = new ArrayList<>(conditions.unsupportedParts());
    order.unsupportedPart(conditions).ifPresent(unsupportedParts::add);
    return List.copyOf(unsupportedParts);
  }
}
