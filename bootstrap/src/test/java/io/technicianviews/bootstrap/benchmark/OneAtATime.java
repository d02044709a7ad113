package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The same statements, one after the other: a snapshot that never needs a second connection. */
record OneAtATime(SnapshotSource snapshots) implements SnapshotSource {

  @Override
  public Snapshot open(Duration timeout) {
    return new Serial(snapshots.open(timeout), new ReentrantLock());
  }

  private record Serial(Snapshot snapshot, ReentrantLock lock) implements Snapshot {

    @Override
    public Instant asOf() {
      return snapshot.asOf();
    }

    @Override
    public SnapshotVersion snapshotVersion() {
      return snapshot.snapshotVersion();
    }

    @Override
    public QueryResults read(Collection<? extends Query<?>> queries) {
      QueryResults results = new QueryResults();
      queries.forEach(query -> results.putAll(alone(query)));
      return results;
    }

    private QueryResults alone(Query<?> query) {
      lock.lock();
      try {
        return snapshot.read(List.of(query));
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      snapshot.close();
    }
  }
}
