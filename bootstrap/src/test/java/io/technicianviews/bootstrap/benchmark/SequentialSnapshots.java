package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Snapshot source whose snapshots execute each query in a separate round trip, sequentially on one
 * connection.
 */
record SequentialSnapshots(SnapshotSource snapshots) implements SnapshotSource {

  @Override
  public Snapshot open(Duration timeout) {
    return new SequentialSnapshot(snapshots.open(timeout), new ReentrantLock());
  }

  private record SequentialSnapshot(Snapshot snapshot, ReentrantLock lock) implements Snapshot {

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
      queries.stream()
          .filter(PageReadPositions.class::isInstance)
          .forEach(query -> add(query, results));
      queries.forEach(query -> add(query, results));
      return results;
    }

    /** Reads a query, unless it was read along with the read positions in a page. */
    private void add(Query<?> query, QueryResults results) {
      if (!results.has(query)) {
        results.putAll(readOne(query));
      }
    }

    private QueryResults readOne(Query<?> query) {
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
