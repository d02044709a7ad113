package io.technicianviews.application.view;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a view and counts of other views, all from one snapshot.
 *
 * @param filterCounts of the view by type, in the requested units
 * @param total the number of rows of the whole list
 * @param counts of the other views, in the requested units and in the order in which they were
 *     requested
 * @param order the order of the page
 * @param next the cursor of the next page; null on the last page, and for a view that is not stored
 */
public record ListPage(
    ViewRows rows,
    TypeCounts filterCounts,
    long total,
    Map<ViewId, Long> counts,
    SortOrder order,
    PageRequest pageRequest,
    @Nullable Cursor next) {

  public ListPage {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** The rows as the calling technician sees them. */
  public List<RequestListItem> data() {
    return rows.items();
  }
}
