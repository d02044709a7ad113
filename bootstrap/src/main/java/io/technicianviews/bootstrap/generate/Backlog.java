package io.technicianviews.bootstrap.generate;

/**
 * The selection of unsolved requests: exactly a given share of all, most of them among the newest.
 */
final class Backlog {

  private static final double MAX_STEEPNESS = 30;

  /** The maximum share of unsolved requests among the newest, if the total share allows it. */
  private static final double MAX_NEWEST_SHARE = 0.6;

  private final int requests;
  private final double unsolved;
  private final double steepness;

  Backlog(int requests, double percent) {
    this.requests = requests;
    unsolved = Math.round(requests * percent / 100);
    steepness = Math.clamp(MAX_NEWEST_SHARE * requests / Math.max(unsolved, 1), 1, MAX_STEEPNESS);
  }

  /** Whether the request with this index is unsolved; 0 is the oldest. */
  boolean isUnsolved(int index) {
    return unsolvedBefore(index + 1) > unsolvedBefore(index);
  }

  private long unsolvedBefore(int index) {
    return Math.round(unsolved * Math.pow((double) index / requests, steepness));
  }
}
