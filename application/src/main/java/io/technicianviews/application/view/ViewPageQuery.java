package io.technicianviews.application.view;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of a view, and for the counts of other views.
 *
 * @param order null for the default order of the view; otherwise one that {@link
 *     SortOrder#unsupportedPart} allows
 * @param pageRequest a page by its number, or the page after a cursor of the same view and order;
 *     the filter may differ. Without an order, a page after a cursor has that of the cursor
 * @param counts the views that are counted, too
 */
public record ViewPageQuery(
    ViewId view,
    ViewFilter filter,
    @Nullable SortOrder order,
    PageRequest pageRequest,
    ViewsToCount counts) {

  public ViewPageQuery {
    requireNonNull(view, "view");
    requireNonNull(filter, "filter");
    requireNonNull(pageRequest, "pageRequest");
    requireNonNull(counts, "counts");
    if (pageRequest instanceof PageByCursor(Cursor cursor, int any)) {
      if (!view.equals(cursor.view()) || (order != null && !order.equals(cursor.order()))) {
        throw new IllegalArgumentException("the cursor belongs to another list: " + cursor);
      }
    }
  }

  /** The first page of a view, without filters and in its default order. */
  public static ViewPageQuery of(ViewId view) {
    return new ViewPageQuery(view, ViewFilter.NONE, null, PageByNumber.FIRST, ViewsToCount.NONE);
  }

  /** The first page of a predefined view. */
  public static ViewPageQuery of(View view) {
    return of(new ViewId.Predefined(view));
  }

  /** Returns a copy with this filter. */
  public ViewPageQuery filter(ViewFilter other) {
    return new ViewPageQuery(view, other, order, pageRequest, counts);
  }

  /** Returns a copy with this order; null: the default one of the view. */
  public ViewPageQuery order(@Nullable SortOrder other) {
    return new ViewPageQuery(view, filter, other, pageRequest, counts);
  }

  /** Returns a copy with this page request. */
  public ViewPageQuery paging(PageRequest other) {
    return new ViewPageQuery(view, filter, order, other, counts);
  }

  /** Returns a copy that also counts these views. */
  public ViewPageQuery counts(ViewsToCount others) {
    return new ViewPageQuery(view, filter, order, pageRequest, others);
  }

  /** The order of the page, if the view has this order by default. */
  public SortOrder orderOr(SortOrder byDefault) {
    if (order != null) {
      return order;
    }
    return pageRequest instanceof PageByCursor(Cursor cursor, int any) ? cursor.order() : byDefault;
  }
}
