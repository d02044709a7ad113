package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The statuses of generated requests.
 *
 * @param added the added status of each category that has one
 */
record StatusGenerator(Map<StatusCategory, Status> added) {

  /** Adds statuses to a load; active ones with the same name and category are reused. */
  static StatusGenerator load(BulkLoad load, Collection<NewStatus> statuses) {
    List<StatusDefinition> existing = load.statuses();
    Map<StatusCategory, Status> added = new EnumMap<>(StatusCategory.class);
    for (NewStatus status : statuses) {
      StatusDefinition definition = definition(status, existing);
      load.statuses(List.of(definition));
      added.put(status.category(), definition.status());
    }
    return new StatusGenerator(added);
  }

  private static StatusDefinition definition(NewStatus added, List<StatusDefinition> existing) {
    return existing.stream()
        .filter(StatusDefinition::active)
        .filter(one -> one.label().name().equals(added.name()))
        .filter(one -> one.status().category() == added.category())
        .findFirst()
        .orElseGet(() -> newDefinition(added, existing));
  }

  private static StatusDefinition newDefinition(NewStatus added, List<StatusDefinition> existing) {
    StatusCategory category = added.category();
    int id =
        existing.stream()
            .map(StatusDefinition::status)
            .filter(status -> status.category() == category && !status.isDefault())
            .mapToInt(status -> status.id() + 1)
            .max()
            .orElse(Status.firstAddedId(category));
    int position =
        Objects.requireNonNullElse(added.position(), StatusDefinition.standardPosition(category));
    return new StatusDefinition(new StatusLabel(id, added.name(), added.color()), position, true);
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
