package io.technicianviews.bootstrap.servicenow;

import java.time.Duration;

/**
 * The numbers of events of a replay by their effect.
 *
 * @param created events that created a request
 * @param updated events that updated a request
 * @param unchanged events that were already applied, or changed no attribute of a request
 * @param took the duration of the replay, without reading the file
 */
public record ReplayCounts(long created, long updated, long unchanged, Duration took) {

  /** The number of all events. */
  public long total() {
    return created + updated + unchanged;
  }

  public long perSecond() {
    return Math.round(total() / Math.max(1e-3, took.toNanos() / 1e9));
  }
}
