package io.technicianviews.application;

import io.technicianviews.domain.change.AdminFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of administration are asked for.
 *
 * @param before only changes with smaller ids, as {@link AdminHistory#next} says; null: from the
 *     newest on
 * @param perPage 1 to {@value Paging#MAX_PER_PAGE}
 */
public record AdminHistoryQuery(AdminFilter filter, @Nullable Long before, int perPage) {

  public AdminHistoryQuery {
    if (perPage < 1 || perPage > Paging.MAX_PER_PAGE) {
      throw new IllegalArgumentException("perPage is 1 to " + Paging.MAX_PER_PAGE + ": " + perPage);
    }
  }
}
