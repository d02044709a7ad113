package io.technicianviews.bootstrap.model;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.StorageParts;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.VerificationResult;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Two desks that have had the same done to them. */
final class Twins {

  /** The door and the ports of one desk. */
  record One(
      ServiceDesk service,
      SnapshotSource snapshots,
      BulkLoader loader,
      ChangeLog changes,
      Supplier<List<VerificationResult.Difference>> miscounted) {
    static One of(
        SnapshotSource snapshots,
        WriteTransactions writes,
        BulkLoader loader,
        ChangeLog changes,
        Supplier<List<VerificationResult.Difference>> miscounted) {
      ServiceDesk service =
          ServiceDesk.builder()
              .storage(
                  new StorageParts(
                      new DeskInfo(new UUID(0, 1), ZoneOffset.UTC), snapshots, writes, changes))
              .timeout(Duration.ofMinutes(1))
              .build();
      return new One(service, snapshots, loader, changes, miscounted);
    }

    static One inMemory(ModelClock clock) {
      return of(new InMemoryDesk(clock));
    }

    static One of(InMemoryDesk desk) {
      return of(desk, desk, desk, desk, List::of);
    }

    static One of(PostgresDesk desk) {
      return of(
          desk.snapshots(),
          desk.writes(),
          desk.loader(),
          desk.changes(),
          () -> desk.recount(false, requests -> {}).differences());
    }
  }

  private final One oracle;
  private final One subject;

  Twins(One oracle, One subject) {
    this.oracle = oracle;
    this.subject = subject;
  }

  One oracle() {
    return oracle;
  }

  One subject() {
    return subject;
  }

  /** Empties both and puts the same there. */
  Cast begin(ModelClock clock) {
    Cast cast = drawn(oracle, clock);
    drawn(subject, clock);
    cast.into(oracle.loader());
    cast.into(subject.loader());
    return cast;
  }

  private static Cast drawn(One desk, ModelClock clock) {
    try (BulkLoad load = desk.loader().begin()) {
      return Cast.drawnFrom(load, clock.instant());
    }
  }
}
