package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.inmemory.InMemoryDesk.State;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.List;
import java.util.function.Supplier;

/**
 * A change-log reader by ascending id. Writes are serialized, so that entries become visible in the
 * order of their ids and both kinds of readers are the same.
 */
final class InMemoryChangeReader implements InvalidationReader, OrderedChangeReader {

  private final Supplier<State> states;
  private long lastId;

  InMemoryChangeReader(Supplier<State> states, long afterId) {
    this.states = states;
    this.lastId = afterId;
  }

  @Override
  public ChangeLogPoll next() {
    State state = states.get();
    if (lastId < state.data().removedUpTo) {
      lastId = state.data().changes.getLast().id();
      return new ChangeLogPoll(state.asOf(), state.data().snapshotVersion(), List.of(), false);
    }
    List<InvalidationRecord> records =
        next(state.data(), Integer.MAX_VALUE).stream().map(InvalidationRecord::of).toList();
    return new ChangeLogPoll(state.asOf(), state.data().snapshotVersion(), records);
  }

  @Override
  public List<ChangeLogEntry> next(int limit) {
    return next(states.get().data(), limit);
  }

  private List<ChangeLogEntry> next(DeskData data, int limit) {
    if (lastId < data.removedUpTo) {
      throw new ChangeLog.EntriesRemovedException(lastId, data.removedUpTo);
    }
    List<ChangeLogEntry> next =
        data.changes.stream().filter(entry -> entry.id() > lastId).limit(limit).toList();
    if (!next.isEmpty()) {
      lastId = next.getLast().id();
    }
    return next;
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
