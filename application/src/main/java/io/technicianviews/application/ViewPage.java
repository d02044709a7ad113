package io.technicianviews.application;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.view.ViewRows;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a view and the counts of all views, all from one snapshot.
 *
 * @param counts of every view, in the requested units
 * @param filterCounts of the requested view by type, in the requested units
 * @param total the number of rows of the whole list
 * @param next the cursor of the next page; null on the last page
 */
public record ViewPage(
    ViewRows rows,
    ViewCounts counts,
    TypeCounts filterCounts,
    long total,
    PageRequest pageRequest,
    @Nullable Cursor next) {

  /** The rows as the calling technician sees them. */
  public List<RequestListItem> data() {
    return rows.items();
  }
}
