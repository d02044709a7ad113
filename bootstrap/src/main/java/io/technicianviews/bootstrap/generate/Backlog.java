package io.technicianviews.bootstrap.generate;

/**
 * Which requests are unsolved: of a given number exactly a given share, most of them among the
 * newest.
 */
final class Backlog {

  private static final double STEEPEST = 30;

  /** At most this share of the newest requests is unsolved, if the whole share allows it. */
  private static final double NEWEST = 0.6;

  private final int requests;
  private final double unsolved;
  private final double steepness;

  Backlog(int requests, double percent) {
    this.requests = requests;
    unsolved = Math.round(requests * percent / 100);
    steepness = Math.clamp(NEWEST * requests / Math.max(unsolved, 1), 1, STEEPEST);
  }

  /** Whether the request of this number is unsolved; 0 is the oldest. */
  boolean isUnsolved(int number) {
    return upTo(number + 1) > upTo(number);
  }

  private long upTo(int number) {
    return Math.round(unsolved * Math.pow((double) number / requests, steepness));
  }
}
