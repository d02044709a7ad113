package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.Admission;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.time.StoredTime;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.ConnectionSource;
import io.technicianviews.persistence.internal.connection.PoolAdmission;
import io.technicianviews.persistence.internal.connection.SharedTransaction;
import io.technicianviews.persistence.internal.statement.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source of snapshots of the database. Thread-safe. */
public final class PostgresSnapshots implements SnapshotSource {

  private final ConnectionPool connectionPool;
  private final @Nullable InstantSource clock;

  public PostgresSnapshots(ConnectionPool connectionPool, @Nullable InstantSource clock) {
    this.connectionPool = connectionPool;
    this.clock = clock;
  }

  @Override
  public Snapshot open(Duration timeout) {
    return open(timeout, List.of());
  }

  @Override
  public Snapshot open(Duration timeout, Collection<? extends Query<?>> prefetch) {
    return open(connectionPool, timeout, prefetch);
  }

  @Override
  public Optional<Admission> tryAdmit() {
    return connectionPool.tryAdmit().map(PostgresAdmission::new);
  }

  @Override
  public Admission admit(Duration timeout) {
    requirePositive(timeout);
    return new PostgresAdmission(connectionPool.admit(Deadline.in(timeout)));
  }

  private Snapshot open(
      ConnectionSource first, Duration timeout, Collection<? extends Query<?>> prefetch) {
    requirePositive(timeout);
    QueryBatch batch = new QueryBatch(prefetch);
    SharedTransaction transaction =
        SharedTransaction.begin(connectionPool, first, Deadline.in(timeout), batch.statements());
    try {
      QueryResults prefetched = batch.read(transaction.furtherResults());
      Instant asOf = clock == null ? transaction.begun() : StoredTime.of(clock.instant());
      return new PostgresSnapshot(
          transaction, () -> asOf, transaction::visibility, prefetched, transaction::close);
    } catch (RuntimeException | Error e) {
      transaction.close();
      throw e;
    }
  }

  private static void requirePositive(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
  }

  private final class PostgresAdmission implements Admission {

    private final PoolAdmission place;

    PostgresAdmission(PoolAdmission place) {
      this.place = place;
    }

    @Override
    public Snapshot open(Duration timeout, Collection<? extends Query<?>> prefetch) {
      return PostgresSnapshots.this.open(place, timeout, prefetch);
    }

    @Override
    public void close() {
      place.close();
    }
  }
}
