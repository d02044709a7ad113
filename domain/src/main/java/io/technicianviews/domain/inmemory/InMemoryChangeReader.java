package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.inmemory.InMemoryDesk.State;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.List;
import java.util.function.Supplier;

/**
 * Goes along the log. One write at a time appends to it, so that both readings are the same one.
 */
final class InMemoryChangeReader implements InvalidationReader, OrderedChangeReader {

  private final Supplier<State> desk;
  private long lastId;

  InMemoryChangeReader(Supplier<State> desk, long afterId) {
    this.desk = desk;
    this.lastId = afterId;
  }

  @Override
  public ChangeLogPoll next() {
    State state = desk.get();
    List<InvalidationRecord> touched =
        next(state.data(), Integer.MAX_VALUE).stream().map(InvalidationRecord::of).toList();
    return new ChangeLogPoll(state.asOf(), state.data().visibility(), touched);
  }

  @Override
  public List<ChangeLogEntry> next(int limit) {
    return next(desk.get().data(), limit);
  }

  private List<ChangeLogEntry> next(DeskData data, int limit) {
    List<ChangeLogEntry> next =
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
