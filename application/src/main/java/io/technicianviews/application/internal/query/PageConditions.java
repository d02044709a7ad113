package io.technicianviews.application.internal.query;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.UnsupportedPart;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks whether a page can be read. */
final class PageConditions {

  private PageConditions() {}

  /** Why no page of a view with these conditions can have this order and filter. */
  static Optional<Refusal> check(Conditions conditions, SortOrder order, ViewFilter filter) {
    List<UnsupportedPart> unsupportedParts =
        new ArrayList<>(ViewDefinition.unsupportedParts(conditions, order));
    if (!conditions.areOfUnsolvedRequests()) {
      if (filter.unreadOnly()) {
        unsupportedParts.add(new UnsupportedPart("unread", UnsupportedPart.Reason.UNSOLVED_ONLY));
      }
      if (!filter.tags().isEmpty()) {
        unsupportedParts.add(new UnsupportedPart("tag", UnsupportedPart.Reason.UNSOLVED_ONLY));
      }
    }
    return unsupportedParts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.UnsupportedView(unsupportedParts));
  }

  /** Checks that the position of a cursor exists under the current conditions of its view. */
  static Optional<Refusal> checkCursor(SelectedViews.Selected view, PageRequest page) {
    return page instanceof PageByCursor(Cursor cursor, int any)
            && !cursor.order().accepts(cursor.position(), view.conditions())
        ? Optional.of(new Refusal.CursorOfAnotherList(view.id()))
        : Optional.empty();
  }
}
