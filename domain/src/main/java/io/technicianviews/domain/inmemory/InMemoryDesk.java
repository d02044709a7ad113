package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A whole desk in memory, behind the same ports as a database. It is exact and complete, and makes
 * no effort to be fast: a question costs a walk over every request, a write costs a copy of all,
 * and one write or load runs at a time. Thread-safe.
 */
public final class InMemoryDesk
    implements DeskStorage, SnapshotSource, BulkLoader, WriteTransactions, ChangeLog {

  private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(10);

  private final DeskInfo deskInfo;
  private final InstantSource clock;
  private final IdSequences idSequences = new IdSequences();
  private final Semaphore writing = new Semaphore(1);
  private volatile DeskData data = new DeskData();

  /**
   * An empty desk of a new id, with days in UTC.
   *
   * @param clock dates the snapshots and the writes, and ends them when their time is over
   */
  public InMemoryDesk(InstantSource clock) {
    this(new DeskInfo(UUID.randomUUID(), ZoneOffset.UTC), clock);
  }

  /**
   * An empty desk.
   *
   * @param clock dates the snapshots and the writes, and ends them when their time is over
   */
  public InMemoryDesk(DeskInfo deskInfo, InstantSource clock) {
    this.deskInfo = deskInfo;
    this.clock = clock;
  }

  @Override
  public DeskInfo desk() {
    return deskInfo;
  }

  @Override
  public SnapshotSource snapshots() {
    return this;
  }

  @Override
  public WriteTransactions writes() {
    return this;
  }

  @Override
  public ChangeLog changes() {
    return this;
  }

  @Override
  public Snapshot open(Duration timeout) {
    BooleanSupplier isOver = endOf(timeout);
    State state = state();
    return new InMemorySnapshot(state.data(), state.asOf(), isOver);
  }

  /** What the desk holds, and an instant at which it held that. */
  record State(DeskData data, Instant asOf) {}

  private State state() {
    DeskData read;
    Instant asOf;
    do {
      read = data;
      asOf = clock.instant();
    } while (read != data);
    return new State(read, asOf.truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public BulkLoad begin() {
    writing.acquireUninterruptibly();
    return new InMemoryBulkLoad(
        data.copy(), idSequences, clock, loaded -> data = loaded, writing::release);
  }

  @Override
  public WriteTransaction begin(Duration timeout, Set<Long> people) {
    BooleanSupplier isOver = endOf(timeout);
    try {
      if (!writing.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceededException("another write did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for another write", e);
    }
    return new InMemoryWriteTransaction(
        data, idSequences, clock, isOver, written -> data = written, writing::release);
  }

  @Override
  public WriteTransaction beginAdministration(Duration timeout, Set<Long> people) {
    return begin(timeout, people);
  }

  @Override
  public void append(Set<InvalidationTag> scopes) {
    try (WriteTransaction write = begin(APPEND_TIMEOUT, Set.of())) {
      write.log(null, write.now(), List.of(Change.external(scopes)));
      write.commit();
    }
  }

  @Override
  public long lastId() {
    DeskData current = data;
    return current.changes.isEmpty() ? 0 : current.changes.getLast().id();
  }

  @Override
  public InvalidationReader newlyVisible() {
    return new InMemoryChangeReader(this::state, lastId());
  }

  @Override
  public OrderedChangeReader readAfter(long afterId) {
    return new InMemoryChangeReader(this::state, afterId);
  }

  private BooleanSupplier endOf(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    Instant end = clock.instant().plus(timeout);
    return () -> clock.instant().isAfter(end);
  }
}
