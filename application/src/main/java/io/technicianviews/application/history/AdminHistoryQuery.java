package io.technicianviews.application.history;

import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.change.AdminFilter;
import org.jspecify.annotations.Nullable;

/**
 * A query for administrative changes.
 *
 * @param before only changes with smaller ids, see {@link AdminHistory#next}; null: begins with the
 *     newest
 * @param perPage 1 to {@value PageByNumber#MAX_PER_PAGE}
 */
public record AdminHistoryQuery(AdminFilter filter, @Nullable Long before, int perPage) {

  public AdminHistoryQuery {
    if (perPage < 1 || perPage > PageByNumber.MAX_PER_PAGE) {
      throw new IllegalArgumentException(
          "perPage must be 1 to " + PageByNumber.MAX_PER_PAGE + ": " + perPage);
    }
  }
}
