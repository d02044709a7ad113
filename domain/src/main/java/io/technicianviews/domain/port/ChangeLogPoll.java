package io.technicianviews.domain.port;

import io.technicianviews.domain.change.InvalidationRecord;
import java.time.Instant;
import java.util.List;

/**
 * What a reading of the change log for freshness has found.
 *
 * @param asOf the instant of the reading, by the clock of the desk's storage: whatever was
 *     committed before it is in the state that was read
 * @param snapshotVersion the state that was read
 * @param changes what has become visible since the reading before this one, in no particular order
 */
public record ChangeLogPoll(
    Instant asOf, SnapshotVersion snapshotVersion, List<InvalidationRecord> changes) {

  public ChangeLogPoll {
    changes = List.copyOf(changes);
  }
}
