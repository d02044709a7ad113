package io.technicianviews.application;

import io.technicianviews.domain.port.Admission;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.Query;
import io.technicianviews.testkit.ForwardingSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A snapshot source with a limited number of admissions, which a test can take itself. */
final class LimitedSnapshotSource implements SnapshotSource {

  final Semaphore places;
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();
  volatile UnaryOperator<Snapshot> onOpen = UnaryOperator.identity();

  /** Runs before a snapshot is opened. */
  volatile Runnable beforeOpen = () -> {};

  /** Runs before each wait. */
  volatile Runnable beforeWait = () -> {};

  private final SnapshotSource snapshots;

  LimitedSnapshotSource(SnapshotSource snapshots, int places) {
    this.snapshots = snapshots;
    this.places = new Semaphore(places, true);
  }

  @Override
  public Snapshot open(Duration timeout) {
    throw new IllegalStateException("a snapshot without an admission");
  }

  @Override
  public Optional<Admission> tryAdmit() {
    return places.tryAcquire() ? Optional.of(new Place()) : Optional.empty();
  }

  @Override
  public Admission admit(Duration timeout) {
    beforeWait.run();
    try {
      if (!places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceededException("no place was free");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeskUnavailableException("interrupted", e);
    }
    return new Place();
  }

  private final class Place implements Admission {

    private boolean closed;
    private boolean inUse;

    @Override
    public Snapshot open(Duration timeout, Collection<? extends Query<?>> prefetch) {
      if (closed || inUse) {
        throw new IllegalStateException("the admission is closed, or has an open snapshot");
      }
      inUse = true;
      open.incrementAndGet();
      opened.incrementAndGet();
      beforeOpen.run();
      return onOpen.apply(
          new ForwardingSnapshot(snapshots.open(timeout, prefetch)) {
            @Override
            public void close() {
              if (inUse) {
                inUse = false;
                open.decrementAndGet();
              }
              super.close();
            }
          });
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        places.release();
      }
    }
  }
}
