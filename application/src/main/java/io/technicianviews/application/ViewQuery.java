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
 * A query for a page of a view.
 *
 * @param units the units to which the page is limited
 * @param unreadOnly only requests in which the caller has unread messages; for views of unsolved
 *     requests only
 * @param order the default order of the view; another order is allowed for views of unsolved
 *     requests only
 * @param pageRequest a page by its number, or the page after a cursor of the same view and order;
 *     the other filters may differ
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
          "unreadOnly and another order are allowed for views of unsolved requests only:  " + view);
    }
    if (pageRequest instanceof PageByCursor(Cursor cursor, int any) && !cursor.isOf(view, order)) {
      throw new IllegalArgumentException("the cursor belongs to another list:  " + cursor);
    }
  }

  /** The first page of a view, without filters and in its default order. */
  public static ViewQuery of(View view) {
    return new ViewQuery(
        view, UnitScope.ALL, RequestType.ALL, false, view.order(), PageByNumber.FIRST);
  }

  public ViewQuery units(UnitScope units) {
    return new ViewQuery(view, units, type, unreadOnly, order, pageRequest);
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
