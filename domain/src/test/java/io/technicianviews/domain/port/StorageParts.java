package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Desk;

/** A storage of several parts, for tests that put something between a helpdesk and a port. */
public record StorageParts(Desk desk, ReadSnapshots snapshots, DeskWrites writes, ChangeLog changes)
    implements DeskStorage {

  public static StorageParts of(DeskStorage storage) {
    return new StorageParts(
        storage.desk(), storage.snapshots(), storage.writes(), storage.changes());
  }

  public StorageParts with(Desk other) {
    return new StorageParts(other, snapshots, writes, changes);
  }

  public StorageParts with(ReadSnapshots other) {
    return new StorageParts(desk, other, writes, changes);
  }

  public StorageParts with(DeskWrites other) {
    return new StorageParts(desk, snapshots, other, changes);
  }

  public StorageParts with(ChangeLog other) {
    return new StorageParts(desk, snapshots, writes, other);
  }
}
