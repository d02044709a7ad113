package io.technicianviews.persistence;

import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.QueryResults;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens snapshots in the database. */
final class PostgresSnapshots implements SnapshotSource {

  private final Connections connections;
  private final @Nullable InstantSource clock;

  PostgresSnapshots(Connections connections, @Nullable InstantSource clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public Snapshot open(Duration timeout) {
    return open(timeout, List.of());
  }

  @Override
  public Snapshot open(Duration timeout, Collection<? extends CacheableQuery<?>> soon) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    FactQuestions questions = new FactQuestions(soon);
    SharedTransaction transaction =
        SharedTransaction.begin(connections, Deadline.in(timeout), questions.statements());
    try {
      QueryResults read = questions.values(transaction.furtherResults());
      Instant asOf =
          clock == null ? transaction.begun() : clock.instant().truncatedTo(ChronoUnit.MICROS);
      return new PostgresSnapshot(
          transaction, () -> asOf, transaction::visibility, read, transaction::close);
    } catch (RuntimeException | Error e) {
      transaction.close();
      throw e;
    }
  }
}
