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
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.domain.time.StoredTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A complete in-memory storage behind the same ports as a database. It is exact, but not fast: a
 * query iterates over all requests, a write copies all data, and writes and loads run one at a
 * time. Thread-safe. It needs no closing.
 */
public final class InMemoryDesk
    implements DeskStorage, SnapshotSource, BulkLoader, WriteTransactions, ChangeLog {

  private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(10);

  private final DeskInfo deskInfo;
  private final InstantSource clock;
  private final PresenceStore presence;
  private final IdSequences idSequences = new IdSequences();
  private final Semaphore writeLock = new Semaphore(1);
  private volatile DeskData data = new DeskData();

  /**
   * Creates an empty storage of a helpdesk with a random id and the time zone UTC.
   *
   * @param clock the clock for timestamps and timeouts
   */
  public InMemoryDesk(InstantSource clock) {
    this(new DeskInfo(UUID.randomUUID(), ZoneOffset.UTC), clock);
  }

  /**
   * Creates an empty storage.
   *
   * @param deskInfo the id and the time zone of the helpdesk
   * @param clock the clock for timestamps and timeouts
   */
  public InMemoryDesk(DeskInfo deskInfo, InstantSource clock) {
    this.deskInfo = deskInfo;
    this.clock = clock;
    this.presence = new InMemoryPresenceStore(clock);
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
  public PresenceStore presence() {
    return presence;
  }

  @Override
  public Snapshot open(Duration timeout) {
    BooleanSupplier isExpired = deadline(timeout);
    State state = state();
    return new InMemorySnapshot(state.data(), state.asOf(), isExpired);
  }

  /** The data and an instant at which it was current. */
  record State(DeskData data, Instant asOf) {}

  private State state() {
    DeskData read;
    Instant asOf;
    do {
      read = data;
      asOf = clock.instant();
    } while (read != data);
    return new State(read, StoredTime.of(asOf));
  }

  @Override
  public BulkLoad begin() {
    writeLock.acquireUninterruptibly();
    return new InMemoryBulkLoad(
        data.copy(), idSequences, clock, loaded -> data = loaded, writeLock::release);
  }

  @Override
  public WriteTransaction begin(Duration timeout, Set<Long> people) {
    BooleanSupplier isExpired = deadline(timeout);
    try {
      if (!writeLock.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceededException("another write did not end within the timeout");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for another write", e);
    }
    return new InMemoryWriteTransaction(
        data, idSequences, clock, isExpired, written -> data = written, writeLock::release);
  }

  @Override
  public WriteTransaction beginAdministration(Duration timeout, Set<Long> people) {
    return begin(timeout, people);
  }

  @Override
  public void append(Set<InvalidationTag> tags) {
    try (WriteTransaction write = begin(APPEND_TIMEOUT, Set.of())) {
      write.log(null, write.now(), List.of(Change.external(tags)));
      write.commit();
    }
  }

  @Override
  public long lastId() {
    DeskData current = data;
    return current.changes.isEmpty() ? 0 : current.changes.getLast().id();
  }

  @Override
  public long removedUpTo() {
    return data.removedUpTo;
  }

  /** Does nothing: entries are removed by {@link #removeChangesUpTo} alone. */
  @Override
  public void keepAfter(String consumer, long afterId) {}

  /**
   * Removes the entries of the change log up to an id, except the newest one. Waits for running
   * writes and loads.
   */
  public void removeChangesUpTo(long id) {
    writeLock.acquireUninterruptibly();
    try {
      DeskData copy = data.copy();
      copy.removeChangesUpTo(id);
      data = copy;
    } finally {
      writeLock.release();
    }
  }

  @Override
  public InvalidationReader newlyVisible() {
    return new InMemoryChangeReader(this::state, lastId());
  }

  @Override
  public OrderedChangeReader readAfter(long afterId) {
    return new InMemoryChangeReader(this::state, afterId);
  }

  private BooleanSupplier deadline(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    Instant end = clock.instant().plus(timeout);
    return () -> clock.instant().isAfter(end);
  }
}
