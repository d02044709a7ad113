package io.technicianviews.persistence;

import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Opens snapshots in the database. */
final class PostgresSnapshots implements ReadSnapshots {

  private final Connections connections;
  private final @Nullable InstantSource clock;

  PostgresSnapshots(Connections connections, @Nullable InstantSource clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public Snapshot open(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    SharedTransaction transaction = SharedTransaction.begin(connections, Deadline.in(timeout));
    Instant asOf =
        clock == null ? transaction.begun() : clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new PostgresSnapshot(
        transaction, () -> asOf, transaction::visibility, transaction::close);
  }
}
