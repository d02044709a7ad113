package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The statuses of generated requests.
 *
 * @param added the added status of each category that has one
 */
record StatusGenerator(Map<StatusCategory, Status> added) {

  /** Adds statuses to a load; existing ones with the same name and category are reused. */
  static StatusGenerator load(BulkLoad load, Collection<NewStatus> statuses) {
    Map<StatusCategory, Status> added = new EnumMap<>(StatusCategory.class);
    statuses.forEach(status -> added.put(status.category(), StatusLoader.load(load, status)));
    return new StatusGenerator(added);
  }

  /**
   * The status of an assigned unsolved request.
   *
   * @param percent from 0 to below 100, evenly distributed
   */
  Status unsolved(int percent) {
    if (percent < 30) {
      return Status.OPEN;
    }
    if (percent < 62) {
      return percent < 54 ? Status.IN_PROGRESS : addedOr(Status.IN_PROGRESS);
    }
    if (percent < 86) {
      return Status.PENDING_REQUESTER_RESPONSE;
    }
    return percent < 93 ? Status.ON_HOLD : addedOr(Status.ON_HOLD);
  }

  private Status addedOr(Status other) {
    return added.getOrDefault(other.category(), other);
  }
}
