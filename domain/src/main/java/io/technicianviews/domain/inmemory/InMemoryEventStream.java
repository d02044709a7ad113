package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A stream of changes in memory, as one of the processes sees it that share it. Thread-safe. */
public final class InMemoryEventStream implements EventStream {

  /** For how long a process leads that says nothing more. */
  public static final Duration LEASE = Duration.ofSeconds(3);

  private static final long NONE = -1;

  /** What the processes share; it is also their lock. */
  private static final class Shared {
    final Deque<LoggedChange> changes = new ArrayDeque<>();
    long lastId = NONE;
    @Nullable InMemoryEventStream leader;
    Instant leaderUntil = Instant.MIN;
  }

  private final Shared shared;
  private final InstantSource clock;
  private final int maxLength;

  /**
   * An empty one.
   *
   * @param clock ends what a silent process leads
   * @param maxLength how many changes it keeps
   */
  public InMemoryEventStream(InstantSource clock, int maxLength) {
    this(new Shared(), clock, maxLength);
  }

  private InMemoryEventStream(Shared shared, InstantSource clock, int maxLength) {
    this.shared = shared;
    this.clock = clock;
    this.maxLength = maxLength;
  }

  /** The same stream, as another process sees it. */
  public InMemoryEventStream another() {
    return new InMemoryEventStream(shared, clock, maxLength);
  }

  /** What it has. */
  public List<LoggedChange> changes() {
    synchronized (shared) {
      return List.copyOf(shared.changes);
    }
  }

  /** It forgets everything, who leads too. */
  public void lose() {
    synchronized (shared) {
      shared.changes.clear();
      shared.lastId = NONE;
      shared.leader = null;
    }
  }

  @Override
  public boolean lead() {
    synchronized (shared) {
      Instant now = clock.instant();
      if (shared.leader == null
          || shared.leader.equals(this)
          || !now.isBefore(shared.leaderUntil)) {
        shared.leader = this;
        shared.leaderUntil = now.plus(LEASE);
      }
      return leads();
    }
  }

  private boolean leads() {
    return equals(shared.leader) && clock.instant().isBefore(shared.leaderUntil);
  }

  @Override
  public OptionalLong lastId() {
    synchronized (shared) {
      return shared.lastId == NONE ? OptionalLong.empty() : OptionalLong.of(shared.lastId);
    }
  }

  @Override
  public boolean begin(long afterId) {
    synchronized (shared) {
      if (leads() && shared.lastId == NONE) {
        shared.lastId = afterId;
      }
      return leads();
    }
  }

  @Override
  public Appended append(long afterId, List<LoggedChange> changes) {
    synchronized (shared) {
      if (!leads()) {
        return Appended.NOT_LEADING;
      }
      if (shared.lastId < afterId) {
        return Appended.NOT_NEXT;
      }
      changes.forEach(this::add);
      return Appended.ALL;
    }
  }

  private void add(LoggedChange change) {
    if (change.id() > shared.lastId) {
      shared.changes.add(change);
      shared.lastId = change.id();
    }
    while (shared.changes.size() > maxLength) {
      shared.changes.remove();
    }
  }

  @Override
  public void close() {
    synchronized (shared) {
      if (equals(shared.leader)) {
        shared.leader = null;
      }
    }
  }
}
