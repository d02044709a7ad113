package io.technicianviews.application.history;

import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.change.AdminFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of administration are asked for.
 *
 * @param before only changes with smaller ids, as {@link AdminHistory#next} says; null: from the
 *     newest on
 * @param perPage 1 to {@value PageByNumber#MAX_PER_PAGE}
 */
public record AdminHistoryQuery(AdminFilter filter, @Nullable Long before, int perPage) {

  public AdminHistoryQuery {
    if (perPage < 1 || perPage > PageByNumber.MAX_PER_PAGE) {
      throw new IllegalArgumentException(
          "perPage is 1 to " + PageByNumber.MAX_PER_PAGE + ": " + perPage);
    }
  }
}
