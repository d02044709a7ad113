package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;

/**
 * A query for a page of a view.
 *
 * @param filter limits the list, and as to the units also the counts; messages that are unread and
 *     tags are for views of unsolved requests only
 * @param order the default order of the view; another order is allowed for views of unsolved
 *     requests only
 * @param pageRequest a page by its number, or the page after a cursor of the same view and order;
 *     the filter may differ
 */
public record ViewQuery(View view, ViewFilter filter, SortOrder order, PageRequest pageRequest) {

  public ViewQuery {
    requireNonNull(view, "view");
    requireNonNull(filter, "filter");
    requireNonNull(order, "order");
    requireNonNull(pageRequest, "pageRequest");
    if (!view.isUnsolvedOnly()
        && (!filter.rowConditions().isEmpty() || !order.equals(view.order()))) {
      throw new IllegalArgumentException(
          "unreadOnly, tags and another order are allowed for views of unsolved requests only: "
              + view);
    }
    if (pageRequest instanceof PageByCursor(Cursor cursor, int any) && !cursor.isOf(view, order)) {
      throw new IllegalArgumentException("the cursor belongs to another list: " + cursor);
    }
  }

  /** The first page of a view, without filters and in its default order. */
  public static ViewQuery of(View view) {
    SortOrder order = requireNonNull(view, "view").order();
    return new ViewQuery(view, ViewFilter.NONE, order, PageByNumber.FIRST);
  }

  /** The units to which the page and the counts are limited. */
  public UnitScope units() {
    return filter.units();
  }

  /** The type to which the page is limited. */
  public RequestType type() {
    return filter.type();
  }

  /** Whether the page has only requests in which the caller has unread messages. */
  public boolean unreadOnly() {
    return filter.unreadOnly();
  }

  /** The same query of the view by its id; its page is the first one. */
  public ViewPageQuery byId() {
    return ViewPageQuery.of(view).filter(filter).order(order);
  }

  /** Returns a copy with this filter. */
  public ViewQuery filter(ViewFilter other) {
    return new ViewQuery(view, other, order, pageRequest);
  }

  /** Returns a copy that is limited to these units, as to the page and the counts. */
  public ViewQuery units(UnitScope units) {
    return filter(filter.units(units));
  }

  /** Returns a copy whose page is limited to this type. */
  public ViewQuery type(RequestType only) {
    return filter(filter.type(only));
  }

  /**
   * Returns a copy whose page is limited to requests in which the caller has unread messages, or is
   * not.
   */
  public ViewQuery unreadOnly(boolean only) {
    return filter(filter.unreadOnly(only));
  }

  /** The same query for requests with at least one of these tags. */
  public ViewQuery tags(String... anyOf) {
    return filter(filter.tags(anyOf));
  }

  /** Returns a copy with this order. */
  public ViewQuery order(SortOrder other) {
    return new ViewQuery(view, filter, other, pageRequest);
  }

  /** Returns a copy with this page request. */
  public ViewQuery paging(PageRequest other) {
    return new ViewQuery(view, filter, order, other);
  }
}
