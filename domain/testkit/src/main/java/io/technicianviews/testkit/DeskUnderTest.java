package io.technicianviews.testkit;

import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import org.junit.jupiter.api.Assumptions;

/** The ports of the storage under test. */
public interface DeskUnderTest {

  /** Returns the snapshots. */
  SnapshotSource snapshots();

  /** Returns the loader. */
  BulkLoader loader();

  /** Returns the write transactions. */
  WriteTransactions writes();

  /** Returns the change log. */
  ChangeLog changes();

  /**
   * Appends an entry to the change log, and removes all entries before it. Only the contract of the
   * change log calls this. Its tests of removal are skipped for a storage that removes nothing.
   */
  default void removeChanges() {
    Assumptions.abort("this storage does not remove changes");
  }
}
