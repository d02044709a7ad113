package io.technicianviews.application.internal.answer;

import io.technicianviews.application.internal.fetch.ParallelFetch;
import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Duration;
import java.util.List;

/** Opens queries that are answered from one snapshot. Thread-safe. */
public final class SnapshotQueryExecutor {

  private final SnapshotSource snapshots;
  private final Duration timeout;
  private final Ticker ticker;

  public SnapshotQueryExecutor(SnapshotSource snapshots, Duration timeout, Ticker ticker) {
    this.snapshots = snapshots;
    this.timeout = timeout;
    this.ticker = ticker;
  }

  /** Opens a query of a person, which the caller closes. */
  public SnapshotQuery open(long personId) {
    PeopleQuery.PersonById person = new PeopleQuery.PersonById(personId);
    Deadline deadline = Deadline.in(timeout, ticker);
    return new SnapshotQuery(
        person, new ParallelFetch(snapshots.open(timeout, List.of(person)), deadline));
  }
}
