package io.technicianviews.bootstrap.model;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.VerificationResult;
import io.technicianviews.testkit.StorageParts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A reference desk and a tested desk that execute the same steps. */
final class DifferentialPair {

  /** The entry point and the ports of one desk. */
  record Side(
      ServiceDesk service,
      SnapshotSource snapshots,
      BulkLoader loader,
      ChangeLog changes,
      Supplier<List<VerificationResult.Difference>> miscounted) {
    static Side of(
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
      return new Side(service, snapshots, loader, changes, miscounted);
    }

    static Side inMemory(ModelClock clock) {
      return of(new InMemoryDesk(clock));
    }

    static Side of(InMemoryDesk desk) {
      return of(desk, desk, desk, desk, List::of);
    }

    static Side of(PostgresDesk desk) {
      return of(
          desk.snapshots(),
          desk.writes(),
          desk.loader(),
          desk.changes(),
          () -> desk.recount(false, requests -> {}).differences());
    }
  }

  private final Side oracle;
  private final Side subject;

  DifferentialPair(Side oracle, Side subject) {
    this.oracle = oracle;
    this.subject = subject;
  }

  Side oracle() {
    return oracle;
  }

  Side subject() {
    return subject;
  }

  /** Clears both desks and loads the same data into them. */
  ModelFixture begin(ModelClock clock) {
    ModelFixture fixture = allocate(oracle, clock);
    allocate(subject, clock);
    fixture.load(oracle.loader());
    fixture.load(subject.loader());
    return fixture;
  }

  private static ModelFixture allocate(Side desk, ModelClock clock) {
    try (BulkLoad load = desk.loader().begin()) {
      return ModelFixture.allocate(load, clock.instant());
    }
  }
}
