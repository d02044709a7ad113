package io.technicianviews.application;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.TicketType;
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
    View view, Units units, TicketType type, boolean unreadOnly, Order order, Stretch stretch) {

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
    return new ViewQuery(view, Units.ALL, TicketType.ALL, false, view.order(), Paging.FIRST);
  }

  public ViewQuery units(Units narrowing) {
    return new ViewQuery(view, narrowing, type, unreadOnly, order, stretch);
  }

  public ViewQuery type(TicketType only) {
    return new ViewQuery(view, units, only, unreadOnly, order, stretch);
  }

  public ViewQuery unreadOnly(boolean only) {
    return new ViewQuery(view, units, type, only, order, stretch);
  }

  public ViewQuery order(Order other) {
    return new ViewQuery(view, units, type, unreadOnly, other, stretch);
  }

  public ViewQuery paging(Stretch other) {
    return new ViewQuery(view, units, type, unreadOnly, order, other);
  }
}
