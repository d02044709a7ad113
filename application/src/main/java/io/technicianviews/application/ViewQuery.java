package io.technicianviews.application;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
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
 * @param pageRequest a page by its number, or what follows on an answer about the same view in the
 *     same order; the other filters may be others
 */
public record ViewQuery(
    View view,
    UnitScope units,
    RequestType type,
    boolean unreadOnly,
    SortOrder order,
    PageRequest pageRequest) {

  public ViewQuery {
    if (!view.isUnsolvedOnly() && (unreadOnly || !order.equals(view.order()))) {
      throw new IllegalArgumentException(
          "unread and another order work on views of unsolved requests only: " + view);
    }
    if (pageRequest instanceof PageByCursor(Cursor cursor, int any) && !cursor.isOf(view, order)) {
      throw new IllegalArgumentException("the cursor is of another list: " + cursor);
    }
  }

  /** The first page of a view, as it is. */
  public static ViewQuery of(View view) {
    return new ViewQuery(
        view, UnitScope.ALL, RequestType.ALL, false, view.order(), PageByNumber.FIRST);
  }

  public ViewQuery units(UnitScope narrowing) {
    return new ViewQuery(view, narrowing, type, unreadOnly, order, pageRequest);
  }

  public ViewQuery type(RequestType only) {
    return new ViewQuery(view, units, only, unreadOnly, order, pageRequest);
  }

  public ViewQuery unreadOnly(boolean only) {
    return new ViewQuery(view, units, type, only, order, pageRequest);
  }

  public ViewQuery order(SortOrder other) {
    return new ViewQuery(view, units, type, unreadOnly, other, pageRequest);
  }

  public ViewQuery paging(PageRequest other) {
    return new ViewQuery(view, units, type, unreadOnly, order, other);
  }
}
