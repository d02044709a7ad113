package io.technicianviews.domain.port;

import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.presence.PresenceStore;

/**
 * The storage of one helpdesk: all ports that read and write it. The ports share the data and the
 * lifetime of the storage, which is closed by its opener. Thread-safe.
 */
public interface DeskStorage {

  /** Returns the id and the time zone of the helpdesk. */
  DeskInfo desk();

  /** Returns the port for consistent reads. */
  SnapshotSource snapshots();

  /** Returns the port for write transactions. */
  WriteTransactions writes();

  /** Returns the port for the change log. */
  ChangeLog changes();

  /** Returns the store of presences. */
  PresenceStore presence();
}
