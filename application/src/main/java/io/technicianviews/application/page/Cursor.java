package io.technicianviews.application.page;

import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import org.jspecify.annotations.Nullable;

/**
 * The position after the last row of a page, and the list that it belongs to. A cursor carries no
 * permissions and does not expire: the next page shows what the caller may see at the time of the
 * query.
 *
 * @param view null: the person's own requests
 * @param order of the list
 * @param position of the last row, in that order
 */
public record Cursor(@Nullable ViewId view, SortOrder order, SeekPosition position) {

  public Cursor {
    if (!order.accepts(position)) {
      throw new IllegalArgumentException("no position in " + order + ": " + position);
    }
  }

  /** A cursor in a predefined view. */
  public Cursor(View view, SortOrder order, SeekPosition position) {
    this(new ViewId.Predefined(view), order, position);
  }

  /** A cursor in the list of a person's own requests. */
  public static Cursor ofOwnRequests(SeekPosition position) {
    return new Cursor((ViewId) null, SortOrder.NEWEST_CREATED, position);
  }

  /** The cursor after a page; null if there are no more rows. */
  public static @Nullable Cursor after(@Nullable ViewId view, SortOrder sortOrder, Slice page) {
    return page.hasMore()
        ? new Cursor(view, sortOrder, sortOrder.positionOf(page.rows().getLast()))
        : null;
  }

  /** Whether this cursor belongs to this view in this order. */
  public boolean isOf(View expectedView, SortOrder expectedOrder) {
    return new ViewId.Predefined(expectedView).equals(view)
        && order.equals(expectedOrder)
        && order.accepts(position, expectedView.conditions());
  }

  /** Whether this cursor belongs to the list of a person's own requests. */
  public boolean isOfOwnRequests() {
    return view == null && order.equals(SortOrder.NEWEST_CREATED);
  }
}
