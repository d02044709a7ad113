package io.technicianviews.domain.request;

import java.util.List;

/**
 * A contiguous part of a list.
 *
 * @param rows in the order of the list
 * @param hasMore whether the list has rows after this slice
 */
public record Slice(List<RequestSummary> rows, boolean hasMore) {

  /** The slice without rows. */
  public static final Slice EMPTY = new Slice(List.of(), false);

  public Slice {
    rows = List.copyOf(rows);
  }

  /** The ids of the requests, in the order of the rows. */
  public List<Long> ids() {
    return rows.stream().map(RequestSummary::id).toList();
  }

  /**
   * The slice of at most {@code limit} rows.
   *
   * @param rows a query result fetched with {@code limit + 1}, so that the extra row shows that
   *     there are more
   */
  public static Slice of(List<RequestSummary> rows, int limit) {
    return new Slice(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
  }
}
