package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.ChangeLog.OrderedChanges;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes along the log. One write at a time appends to it, so that both readings are the same one.
 */
final class InMemoryReading implements UnseenChanges, OrderedChanges {

  private final Supplier<DeskData> data;
  private long lastId;

  InMemoryReading(Supplier<DeskData> data, long afterId) {
    this.data = data;
    this.lastId = afterId;
  }

  @Override
  public List<LoggedChange> next() {
    return next(Integer.MAX_VALUE);
  }

  @Override
  public List<LoggedChange> next(int limit) {
    List<LoggedChange> next =
        data.get().changes.stream().filter(logged -> logged.id() > lastId).limit(limit).toList();
    if (!next.isEmpty()) {
      lastId = next.getLast().id();
    }
    return next;
  }

  @Override
  public void close() {
    // There is nothing to give back.
  }
}
