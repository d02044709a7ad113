package io.technicianviews.domain.request;

import java.util.List;

/**
 * A stretch of a list.
 *
 * @param hasMore whether the list goes on behind it
 */
public record Slice(List<RequestSummary> rows, boolean hasMore) {

  public static final Slice EMPTY = new Slice(List.of(), false);

  public Slice {
    rows = List.copyOf(rows);
  }

  /**
   * The first of these.
   *
   * @param rows one more than the limit, if there are more
   */
  public static Slice of(List<RequestSummary> rows, int limit) {
    return new Slice(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
  }
}
