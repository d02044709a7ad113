package io.technicianviews.domain.port;

/** The ports of the storage under test. */
public interface DeskUnderTest {

  SnapshotSource snapshots();

  BulkLoader loader();

  WriteTransactions writes();

  ChangeLog changes();
}
