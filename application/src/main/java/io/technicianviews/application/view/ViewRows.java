package io.technicianviews.application.view;

import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import java.util.List;
import java.util.Set;

/**
 * The rows of a page of a view, and the unread flags of the caller.
 *
 * @param shared the rows; one instance for all callers for as long as it is cached
 * @param unread ids of the requests in which the calling technician has unread messages
 */
public record ViewRows(List<RequestSummary> shared, Set<Long> unread) {

  public ViewRows {
    shared = List.copyOf(shared);
    unread = Set.copyOf(unread);
  }

  /** The rows as the technician sees them. */
  public List<RequestListItem> items() {
    return shared.stream().map(row -> new RequestListItem(row, unread.contains(row.id()))).toList();
  }
}
