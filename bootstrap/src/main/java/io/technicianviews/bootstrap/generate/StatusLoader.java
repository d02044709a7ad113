package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import java.util.List;
import java.util.Objects;

/** Adds statuses in a load. */
public final class StatusLoader {

  private StatusLoader() {}

  /** Returns the status with this name and category; adds it if there is none. */
  public static Status load(BulkLoad load, NewStatus status) {
    List<StatusDefinition> existing = load.statuses();
    return existing.stream()
        .filter(one -> one.label().name().equals(status.name()))
        .map(StatusDefinition::status)
        .filter(one -> one.category() == status.category())
        .findFirst()
        .orElseGet(() -> added(load, status, existing));
  }

  private static Status added(BulkLoad load, NewStatus status, List<StatusDefinition> existing) {
    StatusCategory category = status.category();
    int id =
        existing.stream()
            .map(StatusDefinition::status)
            .filter(one -> one.category() == category && !one.isDefault())
            .mapToInt(one -> one.id() + 1)
            .max()
            .orElse(Status.firstAddedId(category));
    int position =
        Objects.requireNonNullElse(status.position(), StatusDefinition.standardPosition(category));
    StatusLabel label = new StatusLabel(id, status.name(), status.color());
    load.statuses(List.of(new StatusDefinition(label, position, true)));
    return label.status();
  }
}
