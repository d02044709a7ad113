package io.technicianviews.application.history;

import io.technicianviews.application.page.PageByNumber;
import java.time.Instant;
import java.util.List;

/**
 * A page of the history of a request, oldest first.
 *
 * @param total the number of entries of the whole history
 * @param complete whether the history has all changes. If not, older ones may have been removed
 *     from the change log
 * @param asOf the instant whose state the page shows
 */
public record RequestHistory(
    List<HistoryEntry> data, long total, PageByNumber paging, boolean complete, Instant asOf) {

  public RequestHistory {
    data = List.copyOf(data);
  }
}
