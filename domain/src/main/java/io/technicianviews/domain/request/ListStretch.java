package io.technicianviews.domain.request;

import java.util.List;

/**
 * A stretch of a list.
 *
 * @param hasMore whether the list goes on behind it
 */
public record ListStretch(List<RequestSummary> rows, boolean hasMore) {

  public static final ListStretch EMPTY = new ListStretch(List.of(), false);

  public ListStretch {
    rows = List.copyOf(rows);
  }
}
