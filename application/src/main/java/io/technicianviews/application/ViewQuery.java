package io.technicianviews.application;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;

/**
 * A question for a page of a view.
 *
 * @param units the units it is narrowed to
 * @param unreadOnly only requests in which the caller has unread messages; for views of unsolved
 *     requests only
 * @param order the view's own, or another one for views of unsolved requests
 * @param stretch a page by its number, or what follows on an answer about the same view in the same
 *     order; the other filters may be others
 */
public record ViewQuery(
    View view,
    UnitScope units,
    RequestType type,
    boolean unreadOnly,
    SortOrder order,
    Stretch stretch) {

  public ViewQuery {
    if (!view.isUnsolvedOnly() && (unreadOnly || !order.equals(view.order()))) {
      throw new IllegalArgumentException(
          "unread and another order work on views of unsolved requests only: " + view);
    }
    if (stretch instanceof Following(Cursor cursor, int any) && !cursor.isOf(view, order)) {
      throw new IllegalArgumentException("the cursor is of another list: " + cursor);
    }
  }

  /** The first page of a view, as it is. */
  public static ViewQuery of(View view) {
    return new ViewQuery(view, UnitScope.ALL, RequestType.ALL, false, view.order(), Paging.FIRST);
  }

  public ViewQuery units(UnitScope narrowing) {
    return new ViewQuery(view, narrowing, type, unreadOnly, order, stretch);
  }

  public ViewQuery type(RequestType only) {
    return new ViewQuery(view, units, only, unreadOnly, order, stretch);
  }

  public ViewQuery unreadOnly(boolean only) {
    return new ViewQuery(view, units, type, only, order, stretch);
  }

  public ViewQuery order(SortOrder other) {
    return new ViewQuery(view, units, type, unreadOnly, other, stretch);
  }

  public ViewQuery paging(Stretch other) {
    return new ViewQuery(view, units, type, unreadOnly, order, other);
  }
}
