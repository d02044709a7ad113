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

  /**
   * The first of these.
   *
   * @param rows one more than the limit, if there are more
   */
  public static ListStretch of(List<RequestSummary> rows, int limit) {
    return new ListStretch(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
  }
}
