package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.bootstrap.benchmark.peers.Question;
import io.technicianviews.bootstrap.benchmark.peers.Seen;
import io.technicianviews.domain.view.View;
import java.util.OptionalLong;

/** The page that a list ends on: who has it knows how long the list is. */
record LastPage(int offset, int limit) {

  private static final int SHORTEST = 50;
  private static final int LONGEST = 100;

  /**
   * The page of a list of about this length that the list ends in the middle of, so that it does so
   * too when some rows come or go.
   */
  static LastPage of(long length) {
    LastPage best = new LastPage(0, LONGEST);
    long margin = -1;
    for (int limit = SHORTEST; limit <= LONGEST; limit++) {
      long rows = length % limit;
      long free = length < limit ? limit - rows : Math.min(rows, limit - rows);
      if (free > margin) {
        margin = free;
        best = new LastPage((int) (length - rows), limit);
      }
    }
    return best;
  }

  Question of(Question question, View view) {
    return question.page(view, offset, limit);
  }

  /** How long the list was that this was seen of; empty if it did not end on the page. */
  OptionalLong length(Seen seen) {
    int rows = seen.page().size();
    boolean ends = rows < limit && (rows > 0 || offset == 0);
    return ends ? OptionalLong.of(offset + rows) : OptionalLong.empty();
  }
}
