package io.technicianviews.testkit;

import io.technicianviews.domain.inmemory.InMemoryPresenceStore;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.presence.PresenceStore;
import java.time.InstantSource;

/** A storage assembled from single ports, for tests that replace one of them. */
public record StorageParts(
    DeskInfo desk,
    SnapshotSource snapshots,
    WriteTransactions writes,
    ChangeLog changes,
    PresenceStore presence)
    implements DeskStorage {

  /** Presences of this storage alone, by the clock of the system. */
  public StorageParts(
      DeskInfo desk, SnapshotSource snapshots, WriteTransactions writes, ChangeLog changes) {
    this(desk, snapshots, writes, changes, new InMemoryPresenceStore(InstantSource.system()));
  }

  /** Returns the ports of a storage. */
  public static StorageParts of(DeskStorage storage) {
    return new StorageParts(
        storage.desk(),
        storage.snapshots(),
        storage.writes(),
        storage.changes(),
        storage.presence());
  }

  /** Returns a copy of this id and time zone. */
  public StorageParts with(DeskInfo other) {
    return new StorageParts(other, snapshots, writes, changes, presence);
  }

  /** Returns a copy with these snapshots. */
  public StorageParts with(SnapshotSource other) {
    return new StorageParts(desk, other, writes, changes, presence);
  }

  /** Returns a copy with these write transactions. */
  public StorageParts with(WriteTransactions other) {
    return new StorageParts(desk, snapshots, other, changes, presence);
  }

  /** Returns a copy with this change log. */
  public StorageParts with(ChangeLog other) {
    return new StorageParts(desk, snapshots, writes, other, presence);
  }
}
