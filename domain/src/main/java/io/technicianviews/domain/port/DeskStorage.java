package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Desk;

/**
 * The storage of one helpdesk with all ports that a helpdesk is built on. Each of them reads and
 * writes the same data, and lives as long as the storage, which its opener closes. Thread-safe.
 */
public interface DeskStorage {

  /** Which helpdesk is stored. */
  Desk desk();

  /** Where it is read. */
  ReadSnapshots snapshots();

  /** Where it is written. */
  DeskWrites writes();

  /** Where each of its changes is on record. */
  ChangeLog changes();
}
