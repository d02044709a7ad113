package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.port.ChangeQueries;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Change queries over a snapshot of the data. */
final class InMemoryChangeQueries implements ChangeQueries {

  private final Supplier<DeskData> data;

  InMemoryChangeQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public List<ChangeLogEntry> ofRequest(long requestId, long offset, int limit) {
    return historyOf(requestId).skip(offset).limit(limit).toList();
  }

  @Override
  public long count(long requestId) {
    return historyOf(requestId).count();
  }

  @Override
  public List<AdminChange> administration(AdminFilter filter, @Nullable Long before, int limit) {
    return data.get().adminChanges.reversed().stream()
        .filter(change -> before == null || change.id() < before)
        .filter(filter::includes)
        .limit(limit)
        .toList();
  }

  private Stream<ChangeLogEntry> historyOf(long requestId) {
    return data.get().changes.stream()
        .filter(entry -> entry.change().kind() != ChangeKind.READ)
        .filter(entry -> isOf(requestId, entry.change().request()));
  }

  private static boolean isOf(long requestId, @Nullable RequestChange change) {
    return change != null && change.requestId() == requestId;
  }
}
