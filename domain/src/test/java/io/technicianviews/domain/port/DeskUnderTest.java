package io.technicianviews.domain.port;

/** The ends of one desk: what fills it, what reads it, what writes it, and what was done to it. */
public interface DeskUnderTest {

  SnapshotSource snapshots();

  BulkLoader loader();

  WriteTransactions writes();

  ChangeLog changes();
}
