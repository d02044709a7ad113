package io.technicianviews.domain.command;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewLimits;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a view to create.
 *
 * @param title within {@link TextRule#TITLE}
 * @param sharing who sees the view; a personal view belongs to the caller
 * @param active whether others than those who may edit the view see it
 * @param position 0 to {@link ViewLimits#MAX_POSITION}; null places the view after the others of
 *     its kind
 */
public record NewView(
    String title,
    Conditions conditions,
    SortOrder order,
    Sharing sharing,
    boolean active,
    @Nullable Integer position) {

  public NewView {
    title = TextRule.TITLE.accepted("title", title);
    requireNonNull(conditions, "conditions");
    requireNonNull(order, "order");
    requireNonNull(sharing, "sharing");
    ViewLimits.requirePosition(position);
  }

  /** An active view of this owner alone, in the order of the newest update. */
  public static NewView personal(long ownerId, String title, Conditions conditions) {
    return of(title, conditions, new Sharing.Personal(ownerId));
  }

  /** An active view, in the order of the newest update. */
  public static NewView of(String title, Conditions conditions, Sharing sharing) {
    return new NewView(title, conditions, SortOrder.NEWEST_UPDATED, sharing, true, null);
  }

  /** A copy with this order. */
  public NewView order(SortOrder newOrder) {
    return new NewView(title, conditions, newOrder, sharing, active, position);
  }

  /** The definition in its first version. */
  public ViewDefinition toDefinition(long id, int nextPosition) {
    return new ViewDefinition(
        id,
        title,
        conditions,
        order,
        sharing,
        active,
        position == null ? nextPosition : position,
        1);
  }
}
