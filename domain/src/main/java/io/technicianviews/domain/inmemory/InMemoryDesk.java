package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A whole desk in memory, behind the same ports as a database. It is exact and complete, and makes
 * no effort to be fast: a question costs a walk over every request. Thread-safe.
 */
public final class InMemoryDesk implements ReadSnapshots, DeskLoader {

  private final InstantSource clock;
  private final AtomicLong lastId = new AtomicLong();
  private final Semaphore loading = new Semaphore(1);
  private volatile DeskData data = new DeskData();

  /**
   * An empty desk.
   *
   * @param clock dates the snapshots, and ends them when their time is over
   */
  public InMemoryDesk(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Snapshot open(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    Instant end = clock.instant().plus(timeout);
    DeskData read;
    Instant asOf;
    do {
      read = data;
      asOf = clock.instant();
    } while (read != data);
    return new InMemorySnapshot(read, asOf, () -> clock.instant().isAfter(end));
  }

  @Override
  public DeskLoad begin() {
    loading.acquireUninterruptibly();
    return new InMemoryLoad(data.copy(), lastId, loaded -> data = loaded, loading::release);
  }
}
