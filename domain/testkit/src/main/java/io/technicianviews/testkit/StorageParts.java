package io.technicianviews.testkit;

import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;

/** A storage assembled from single ports, for tests that replace one of them. */
public record StorageParts(
    DeskInfo desk, SnapshotSource snapshots, WriteTransactions writes, ChangeLog changes)
    implements DeskStorage {

  public static StorageParts of(DeskStorage storage) {
    return new StorageParts(
        storage.desk(), storage.snapshots(), storage.writes(), storage.changes());
  }

  public StorageParts with(DeskInfo other) {
    return new StorageParts(other, snapshots, writes, changes);
  }

  public StorageParts with(SnapshotSource other) {
    return new StorageParts(desk, other, writes, changes);
  }

  public StorageParts with(WriteTransactions other) {
    return new StorageParts(desk, snapshots, other, changes);
  }

  public StorageParts with(ChangeLog other) {
    return new StorageParts(desk, snapshots, writes, other);
  }
}
