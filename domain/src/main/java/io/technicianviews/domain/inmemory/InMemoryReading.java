package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.change.TouchedScopes;
import io.technicianviews.domain.inmemory.InMemoryDesk.State;
import io.technicianviews.domain.port.ChangeLog.OrderedChanges;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import io.technicianviews.domain.port.LogReading;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes along the log. One write at a time appends to it, so that both readings are the same one.
 */
final class InMemoryReading implements UnseenChanges, OrderedChanges {

  private final Supplier<State> desk;
  private long lastId;

  InMemoryReading(Supplier<State> desk, long afterId) {
    this.desk = desk;
    this.lastId = afterId;
  }

  @Override
  public LogReading next() {
    State state = desk.get();
    List<TouchedScopes> touched =
        next(state.data(), Integer.MAX_VALUE).stream().map(TouchedScopes::of).toList();
    return new LogReading(state.asOf(), state.data().visibility(), touched);
  }

  @Override
  public List<LoggedChange> next(int limit) {
    return next(desk.get().data(), limit);
  }

  private List<LoggedChange> next(DeskData data, int limit) {
    List<LoggedChange> next =
        data.changes.stream().filter(logged -> logged.id() > lastId).limit(limit).toList();
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
