package io.technicianviews.application.view;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestType;

/**
 * A filter of the list of a view.
 *
 * @param units the units to which the list and all counts are limited
 * @param type limits the list, but no count of a view
 * @param unreadOnly only requests in which the caller has unread messages; for views of unsolved
 *     requests only. It limits the list, but no count of a view
 */
public record ViewFilter(UnitScope units, RequestType type, boolean unreadOnly) {

  /** Includes everything. */
  public static final ViewFilter NONE = new ViewFilter(UnitScope.ALL, RequestType.ALL, false);

  public ViewFilter units(UnitScope only) {
    return new ViewFilter(only, type, unreadOnly);
  }

  public ViewFilter type(RequestType only) {
    return new ViewFilter(units, only, unreadOnly);
  }

  public ViewFilter unreadOnly(boolean only) {
    return new ViewFilter(units, type, only);
  }
}
