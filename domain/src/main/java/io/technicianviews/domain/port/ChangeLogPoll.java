package io.technicianviews.domain.port;

import io.technicianviews.domain.change.InvalidationRecord;
import java.time.Instant;
import java.util.List;

/**
 * The result of one poll of the change log for cache invalidation. Immutable.
 *
 * @param asOf the instant of the poll by the clock of the storage; everything committed before it
 *     was visible to the poll
 * @param snapshotVersion the version of the state that the poll read
 * @param changes the entries that have become visible since the previous poll, in no particular
 *     order
 * @param complete whether these are all of them. If not, any of them may be missing, so that
 *     nothing is known about results that were cached before this poll
 */
public record ChangeLogPoll(
    Instant asOf,
    SnapshotVersion snapshotVersion,
    List<InvalidationRecord> changes,
    boolean complete) {

  public ChangeLogPoll {
    changes = List.copyOf(changes);
  }

  /** A complete poll. */
  public ChangeLogPoll(
      Instant asOf, SnapshotVersion snapshotVersion, List<InvalidationRecord> changes) {
    this(asOf, snapshotVersion, changes, true);
  }
}
