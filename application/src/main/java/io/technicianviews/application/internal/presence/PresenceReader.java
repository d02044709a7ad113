package io.technicianviews.application.internal.presence;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reads all presences. The requests and names are read only if there are presences, and they or the
 * data of the helpdesk have changed. Used by one thread.
 *
 * @param dataVersion a number that differs after each change of the helpdesk's data
 */
record PresenceReader(
    PresenceStore store, SnapshotSource snapshots, Duration timeout, LongSupplier dataVersion) {

  /** A board and the version of the data that it shows or precedes. */
  record Dated(PresenceBoard board, long version) {
    static final Dated NONE = new Dated(PresenceBoard.EMPTY, -1);
  }

  Dated read(Dated before) {
    long version = dataVersion.getAsLong();
    Set<Presence> presences = store.all();
    if (presences.isEmpty()) {
      return Dated.NONE;
    }
    if (presences.equals(before.board().presences()) && version == before.version()) {
      return before;
    }
    try (Snapshot snapshot = snapshots.open(timeout)) {
      PresenceBoard board = PresenceBoard.read(presences, snapshot);
      // Comparing the same object is fast.
      return new Dated(board.equals(before.board()) ? before.board() : board, version);
    }
  }
}
