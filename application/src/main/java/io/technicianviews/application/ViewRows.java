package io.technicianviews.application;

import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import java.util.List;
import java.util.Set;

/**
 * The rows of a page of a view: what is the same for everybody, and what is not.
 *
 * @param shared the rows; the very same list for as long as it is kept, however many people ask
 * @param unread ids of those in which the technician who asked has unread messages
 */
public record ViewRows(List<RequestSummary> shared, Set<Long> unread) {

  public ViewRows {
    shared = List.copyOf(shared);
    unread = Set.copyOf(unread);
  }

  /** The rows as the technician sees them. */
  public List<RequestListItem> tickets() {
    return shared.stream().map(row -> new RequestListItem(row, unread.contains(row.id()))).toList();
  }
}
