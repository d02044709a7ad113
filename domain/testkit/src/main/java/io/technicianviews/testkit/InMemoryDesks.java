package io.technicianviews.testkit;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import java.time.InstantSource;
import java.util.Set;

/** Factories of in-memory storages for the contract suites. */
public final class InMemoryDesks {

  private InMemoryDesks() {}

  /** Returns a new, empty storage. */
  public static DeskUnderTest empty() {
    return of(new InMemoryDesk(InstantSource.system()));
  }

  /** Returns this storage for a contract suite. */
  public static DeskUnderTest of(InMemoryDesk desk) {
    return new DeskUnderTest() {
      @Override
      public SnapshotSource snapshots() {
        return desk;
      }

      @Override
      public BulkLoader loader() {
        return desk;
      }

      @Override
      public WriteTransactions writes() {
        return desk;
      }

      @Override
      public ChangeLog changes() {
        return desk;
      }

      @Override
      public void removeChanges() {
        desk.append(Set.of(InvalidationTag.REFERENCE_DATA));
        desk.removeChangesUpTo(desk.lastId());
      }
    };
  }
}
