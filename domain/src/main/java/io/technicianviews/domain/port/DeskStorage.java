package io.technicianviews.domain.port;

import io.technicianviews.domain.people.DeskInfo;

/**
 * The storage of one helpdesk with all ports that a helpdesk is built on. Each of them reads and
 * writes the same data, and lives as long as the storage, which its opener closes. Thread-safe.
 */
public interface DeskStorage {

  /** Which helpdesk is stored. */
  DeskInfo desk();

  /** Where it is read. */
  SnapshotSource snapshots();

  /** Where it is written. */
  WriteTransactions writes();

  /** Where each of its changes is on record. */
  ChangeLog changes();
}
