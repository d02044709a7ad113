package io.technicianviews.domain.patch;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a custom view.
 *
 * @param title within {@link TextRule#TITLE}; null leaves it unchanged
 * @param conditions null leaves them unchanged
 * @param order null leaves it unchanged
 * @param sharing null leaves it unchanged; a personal view belongs to the caller
 * @param active null leaves it unchanged
 * @param position as in a new view; null leaves it unchanged
 */
public record ViewPatch(
    @Nullable String title,
    @Nullable Conditions conditions,
    @Nullable SortOrder order,
    @Nullable Sharing sharing,
    @Nullable Boolean active,
    @Nullable Integer position) {

  /** Changes nothing. */
  public static final ViewPatch NOTHING = new ViewPatch(null, null, null, null, null, null);

  public ViewPatch {
    if (title != null) {
      title = TextRule.TITLE.accepted("title", title);
    }
    ViewLimits.requirePosition(position);
  }

  /** Returns a copy that sets this title. */
  public ViewPatch title(String newValue) {
    return new ViewPatch(newValue, conditions, order, sharing, active, position);
  }

  /** Returns a copy that replaces the conditions. */
  public ViewPatch conditions(Conditions newValue) {
    return new ViewPatch(title, newValue, order, sharing, active, position);
  }

  /** Returns a copy that sets this order. */
  public ViewPatch order(SortOrder newValue) {
    return new ViewPatch(title, conditions, newValue, sharing, active, position);
  }

  /** Returns a copy that shares the view with these people. */
  public ViewPatch sharing(Sharing newValue) {
    return new ViewPatch(title, conditions, order, newValue, active, position);
  }

  /** Returns a copy that activates the view, or deactivates it. */
  public ViewPatch active(boolean newValue) {
    return new ViewPatch(title, conditions, order, sharing, newValue, position);
  }

  /** Returns a copy that sets this position. */
  public ViewPatch position(int newValue) {
    return new ViewPatch(title, conditions, order, sharing, active, newValue);
  }

  /** Applies the patch to a definition; the version increases if anything changes. */
  public ViewDefinition of(ViewDefinition before) {
    ViewDefinition after = patched(before, before.version());
    return after.equals(before) ? before : patched(before, before.version() + 1);
  }

  private ViewDefinition patched(ViewDefinition before, long version) {
    return new ViewDefinition(
        before.id(),
        Objects.requireNonNullElse(title, before.title()),
        Objects.requireNonNullElse(conditions, before.conditions()),
        Objects.requireNonNullElse(order, before.order()),
        Objects.requireNonNullElse(sharing, before.sharing()),
        Objects.requireNonNullElse(active, before.active()),
        Objects.requireNonNullElse(position, before.position()),
        version);
  }
}
