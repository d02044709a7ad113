package io.technicianviews.bootstrap.servicenow;

import java.time.Duration;

/**
 * What became of the events of a replay.
 *
 * @param created events that made a request
 * @param updated events that changed one
 * @param unchanged events that had happened before, or changed nothing that a desk knows of
 * @param took how long it took to repeat them, the reading of the file not included
 */
public record ReplayCounts(long created, long updated, long unchanged, Duration took) {

  /** All events. */
  public long total() {
    return created + updated + unchanged;
  }

  public long perSecond() {
    return Math.round(total() / Math.max(1e-3, took.toNanos() / 1e9));
  }
}
