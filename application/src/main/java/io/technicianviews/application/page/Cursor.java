package io.technicianviews.application.page;

import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
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
public record Cursor(@Nullable View view, SortOrder order, SeekPosition position) {

  public Cursor {
    if (!order.has(position)) {
      throw new IllegalArgumentException("no position in " + order + ": " + position);
    }
  }

  /** What a list goes on from behind a stretch of it; null where it ends. */
  public static @Nullable Cursor behind(@Nullable View view, SortOrder sortOrder, Slice stretch) {
    return stretch.hasMore()
        ? new Cursor(view, sortOrder, sortOrder.positionOf(stretch.rows().getLast()))
        : null;
  }

  /** Whether it is one of a view's list in this order. */
  public boolean isOf(View other, SortOrder otherSortOrder) {
    return other == view && order.equals(otherSortOrder);
  }

  /** Whether it is one of what a person asked for himself. */
  public boolean isOfOwnRequests() {
    return view == null && order.equals(SortOrder.NEWEST_CREATED);
  }
}
