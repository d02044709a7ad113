package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.command.StatusCatalog;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import java.util.List;

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
        .orElseGet(() -> added(load, new StatusCatalog(existing).added(status)));
  }

  private static Status added(BulkLoad load, StatusDefinition status) {
    load.statuses(List.of(status));
    return status.status();
  }
}
