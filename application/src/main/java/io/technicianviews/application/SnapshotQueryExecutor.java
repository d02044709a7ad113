package io.technicianviews.application;

import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.ReadSnapshots;
import java.time.Duration;
import java.util.List;

/** Opens queries that are answered from one snapshot. Thread-safe. */
final class SnapshotQueryExecutor {

  private final ReadSnapshots snapshots;
  private final Duration timeout;
  private final Ticker ticker;

  SnapshotQueryExecutor(ReadSnapshots snapshots, Duration timeout, Ticker ticker) {
    this.snapshots = snapshots;
    this.timeout = timeout;
    this.ticker = ticker;
  }

  /** Opens a query of a person, which the caller closes. */
  SnapshotQuery open(long personId) {
    Fact.Rights person = new Fact.Rights(personId);
    return new SnapshotQuery(
        person, ParallelFetch.open(snapshots, timeout, ticker, List.of(person)));
  }
}
