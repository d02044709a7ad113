package io.technicianviews.application;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a view, with the counts of all views, all from one state of the desk.
 *
 * @param counts of every view, in the units asked for
 * @param filterCounts of the view asked for, in the units asked for
 * @param total how many rows the list has, wherever this stretch of it begins
 * @param next what the list goes on from; null where it ends
 */
public record ViewPage(
    ViewRows rows,
    ViewCounts counts,
    TypeCounts filterCounts,
    long total,
    PageRequest pageRequest,
    @Nullable Cursor next) {

  /** The rows as the technician who asked sees them. */
  public List<RequestListItem> data() {
    return rows.tickets();
  }
}
