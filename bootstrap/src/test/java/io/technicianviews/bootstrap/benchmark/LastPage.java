package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.PageQuery;
import io.technicianviews.bootstrap.benchmark.peers.PageResult;
import io.technicianviews.domain.view.View;
import java.util.OptionalLong;

/** The last page of a list; its offset and its number of rows give the length of the list. */
record LastPage(int offset, int limit) {

  private static final int MIN_LIMIT = 50;
  private static final int MAX_LIMIT = 100;

  /**
   * Returns the last page of a list of about this length. Its limit is chosen so that the list also
   * ends on it when a few rows are added or removed.
   */
  static LastPage ofListLength(long length) {
    LastPage best = new LastPage(0, MAX_LIMIT);
    long margin = -1;
    for (int limit = MIN_LIMIT; limit <= MAX_LIMIT; limit++) {
      long rows = length % limit;
      long free = length < limit ? limit - rows : Math.min(rows, limit - rows);
      if (free > margin) {
        margin = free;
        best = new LastPage((int) (length - rows), limit);
      }
    }
    return best;
  }

  PageQuery select(PageQuery pageQuery, View view) {
    return pageQuery.page(view, offset, limit);
  }

  /**
   * Returns the length of the list that the result is a page of; empty if the list does not end on
   * the page.
   */
  OptionalLong length(PageResult result) {
    int rows = result.page().size();
    boolean ends = rows < limit && (rows > 0 || offset == 0);
    return ends ? OptionalLong.of(offset + rows) : OptionalLong.empty();
  }
}
