package io.technicianviews.persistence;

import io.technicianviews.domain.port.ReadSnapshots;
import io.technicianviews.domain.port.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
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
    return new PostgresSnapshot(SharedTransaction.begin(connections, Deadline.in(timeout)), clock);
  }
}
