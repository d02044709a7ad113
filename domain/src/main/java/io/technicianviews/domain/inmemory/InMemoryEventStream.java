package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An in-memory event stream, as seen by one of the processes that share it. Thread-safe. */
public final class InMemoryEventStream implements EventStream {

  /** The duration of a lease that is not renewed. */
  public static final Duration LEASE = Duration.ofSeconds(3);

  private static final long NONE = -1;

  /** The state shared by all processes; also their lock. */
  private static final class SharedState {
    final Deque<ChangeLogEntry> changes = new ArrayDeque<>();
    long lastId = NONE;
    @Nullable InMemoryEventStream leader;
    Instant leaderUntil = Instant.MIN;
  }

  private final SharedState sharedState;
  private final InstantSource clock;
  private final int maxLength;

  /**
   * Creates an empty stream.
   *
   * @param clock the clock for the expiry of leases
   * @param maxLength the number of entries that the stream retains
   */
  public InMemoryEventStream(InstantSource clock, int maxLength) {
    this(new SharedState(), clock, maxLength);
  }

  private InMemoryEventStream(SharedState sharedState, InstantSource clock, int maxLength) {
    this.sharedState = sharedState;
    this.clock = clock;
    this.maxLength = maxLength;
  }

  /** Returns the same stream as seen by another process. */
  public InMemoryEventStream another() {
    return new InMemoryEventStream(sharedState, clock, maxLength);
  }

  /** Returns the retained entries, by ascending id. */
  public List<ChangeLogEntry> changes() {
    synchronized (sharedState) {
      return List.copyOf(sharedState.changes);
    }
  }

  /** Simulates the loss of the stream: deletes all entries and the lease. */
  public void lose() {
    synchronized (sharedState) {
      sharedState.changes.clear();
      sharedState.lastId = NONE;
      sharedState.leader = null;
    }
  }

  @Override
  public boolean renewLease() {
    synchronized (sharedState) {
      Instant now = clock.instant();
      if (sharedState.leader == null
          || sharedState.leader.equals(this)
          || !now.isBefore(sharedState.leaderUntil)) {
        sharedState.leader = this;
        sharedState.leaderUntil = now.plus(LEASE);
      }
      return isLeader();
    }
  }

  private boolean isLeader() {
    return equals(sharedState.leader) && clock.instant().isBefore(sharedState.leaderUntil);
  }

  @Override
  public OptionalLong lastId() {
    synchronized (sharedState) {
      return sharedState.lastId == NONE
          ? OptionalLong.empty()
          : OptionalLong.of(sharedState.lastId);
    }
  }

  @Override
  public boolean begin(long afterId) {
    synchronized (sharedState) {
      if (isLeader() && sharedState.lastId == NONE) {
        sharedState.lastId = afterId;
      }
      return isLeader();
    }
  }

  @Override
  public AppendResult append(long afterId, List<ChangeLogEntry> changes) {
    synchronized (sharedState) {
      if (!isLeader()) {
        return AppendResult.NOT_LEADING;
      }
      if (sharedState.lastId < afterId) {
        return AppendResult.NOT_NEXT;
      }
      changes.forEach(this::add);
      return AppendResult.ALL;
    }
  }

  private void add(ChangeLogEntry change) {
    if (change.id() > sharedState.lastId) {
      sharedState.changes.add(change);
      sharedState.lastId = change.id();
    }
    while (sharedState.changes.size() > maxLength) {
      sharedState.changes.remove();
    }
  }

  @Override
  public void close() {
    synchronized (sharedState) {
      if (equals(sharedState.leader)) {
        sharedState.leader = null;
      }
    }
  }
}
