package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.ChangeQuery;
import java.time.Duration;

/**
 * The change log entries that a snapshot contains. The last id bounds them: the numbers of later
 * transactions say nothing if the storage moves to another server, which assigns its own.
 */
public record VisibleChanges(SnapshotVersion version, long lastId) {

  static VisibleChanges of(Snapshot snapshot) {
    return new VisibleChanges(
        snapshot.snapshotVersion(), snapshot.read(new ChangeQuery.LastChangeId()));
  }

  /**
   * Reads the id of the last change as queries are read. So the connections that any number of
   * callers use at once are those of the queries.
   */
  public static long lastId(SnapshotSource snapshots, Duration timeout) {
    try (Snapshot snapshot = snapshots.open(timeout)) {
      return snapshot.read(new ChangeQuery.LastChangeId());
    }
  }

  boolean contain(ChangeLogEntry change) {
    return change.id() <= lastId && version.contains(change.transaction());
  }
}
