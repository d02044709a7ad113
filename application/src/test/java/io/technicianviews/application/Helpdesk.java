package io.technicianviews.application;

import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.StorageParts;
import io.technicianviews.testkit.TestDesk;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An in-memory helpdesk at noon, and its service desk. */
final class Helpdesk {

  final InMemoryDesk memory = new InMemoryDesk(InstantSource.fixed(TestDesk.NOON));
  final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));
  final ServiceDesk service = reading(memory);

  /** The same helpdesk, with another snapshot source. */
  ServiceDesk through(UnaryOperator<Snapshot> change) {
    return reading(timeout -> change.apply(memory.open(timeout)));
  }

  ServiceDesk reading(SnapshotSource snapshots) {
    return reading(snapshots, TestDesk.TODAY.zone());
  }

  ServiceDesk reading(SnapshotSource snapshots, ZoneId zone) {
    return ServiceDesk.builder()
        .storage(new StorageParts(new DeskInfo(new UUID(0, 1), zone), snapshots, memory, memory))
        .timeout(TestDesk.TIMEOUT)
        .build();
  }
}
