package io.technicianviews.application.view;

import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.view.SortOrder;

/** A query for a page of a view that is not stored. */
public record ViewPreview(
    Conditions conditions, SortOrder order, ViewFilter filter, PageByNumber page) {

  /** The first page, without filters. */
  public static ViewPreview of(Conditions conditions, SortOrder order) {
    return new ViewPreview(conditions, order, ViewFilter.NONE, PageByNumber.FIRST);
  }
}
