package io.technicianviews.application;

import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.View;
import org.jspecify.annotations.Nullable;

/**
 * Where a stretch of a list ended, and which list that is. It gives no rights and grows no older:
 * what follows is what the caller may see when he asks.
 *
 * @param view null: what a person asked for himself
 * @param order of the list
 * @param position in that order
 */
public record Cursor(@Nullable View view, Order order, Position position) {

  public Cursor {
    if (!order.has(position)) {
      throw new IllegalArgumentException("no position in " + order + ": " + position);
    }
  }

  /** What a list goes on from behind a stretch of it; null where it ends. */
  static @Nullable Cursor behind(@Nullable View view, Order order, ListStretch stretch) {
    return stretch.hasMore()
        ? new Cursor(view, order, order.positionOf(stretch.rows().getLast()))
        : null;
  }

  /** Whether it is one of a view's list in this order. */
  public boolean isOf(View other, Order otherOrder) {
    return other == view && order.equals(otherOrder);
  }

  /** Whether it is one of what a person asked for himself. */
  public boolean isOfOwnRequests() {
    return view == null && order.equals(Order.NEWEST_CREATED);
  }
}
