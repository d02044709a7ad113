package io.technicianviews.application;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A snapshot source that counts snapshots and runs an action before each. */
final class InterceptingSnapshotSource implements SnapshotSource {

  final AtomicInteger opened = new AtomicInteger();
  volatile Runnable beforeOpening = () -> {};
  private final SnapshotSource snapshots;

  InterceptingSnapshotSource(SnapshotSource snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public Snapshot open(Duration timeout) {
    opened.incrementAndGet();
    beforeOpening.run();
    return snapshots.open(timeout);
  }
}
