package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.people.Desk;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.DeskWrite;
import io.technicianviews.domain.port.DeskWrites;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
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
    implements DeskStorage, ReadSnapshots, DeskLoader, DeskWrites, ChangeLog {

  private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(10);

  private final Desk desk;
  private final InstantSource clock;
  private final Counters counters = new Counters();
  private final Semaphore writing = new Semaphore(1);
  private volatile DeskData data = new DeskData();

  /**
   * An empty desk of a new id, with days in UTC.
   *
   * @param clock dates the snapshots and the writes, and ends them when their time is over
   */
  public InMemoryDesk(InstantSource clock) {
    this(new Desk(UUID.randomUUID(), ZoneOffset.UTC), clock);
  }

  /**
   * An empty desk.
   *
   * @param clock dates the snapshots and the writes, and ends them when their time is over
   */
  public InMemoryDesk(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public ReadSnapshots snapshots() {
    return this;
  }

  @Override
  public DeskWrites writes() {
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
  public DeskLoad begin() {
    writing.acquireUninterruptibly();
    return new InMemoryLoad(
        data.copy(), counters, clock, loaded -> data = loaded, writing::release);
  }

  @Override
  public DeskWrite begin(Duration timeout, Set<Long> people) {
    BooleanSupplier isOver = endOf(timeout);
    try {
      if (!writing.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceededException("another write did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted while waiting for another write", e);
    }
    return new InMemoryWrite(
        data, counters, clock, isOver, written -> data = written, writing::release);
  }

  @Override
  public DeskWrite beginAdministration(Duration timeout, Set<Long> people) {
    return begin(timeout, people);
  }

  @Override
  public void append(Set<CacheScope> scopes) {
    try (DeskWrite write = begin(APPEND_TIMEOUT, Set.of())) {
      write.log(null, write.now(), List.of(Change.foreign(scopes)));
      write.commit();
    }
  }

  @Override
  public long lastId() {
    DeskData current = data;
    return current.changes.isEmpty() ? 0 : current.changes.getLast().id();
  }

  @Override
  public UnseenChanges unseen() {
    return new InMemoryReading(this::state, lastId());
  }

  @Override
  public OrderedChanges after(long afterId) {
    return new InMemoryReading(this::state, afterId);
  }

  private BooleanSupplier endOf(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    Instant end = clock.instant().plus(timeout);
    return () -> clock.instant().isAfter(end);
  }
}
