package io.technicianviews.domain.port;

import java.util.Set;

/**
 * The set of transactions that a snapshot contains. Immutable.
 *
 * @param epoch the storage epoch: it changes with a restart, a crash, a failover or a restore.
 *     Transaction numbers are comparable within one epoch only
 * @param nextTransaction the smallest transaction number that was not assigned when the snapshot
 *     was taken
 * @param inProgress the smaller transaction numbers whose transactions had not ended
 */
public record SnapshotVersion(String epoch, long nextTransaction, Set<Long> inProgress) {

  public SnapshotVersion {
    inProgress = Set.copyOf(inProgress);
  }

  /** Returns whether the snapshot contains a transaction of the same epoch. */
  public boolean contains(long transaction) {
    return transaction < nextTransaction && !inProgress.contains(transaction);
  }

  /**
   * Returns whether this snapshot contains every transaction of the other one. It is false for
   * snapshots of different epochs.
   */
  public boolean isAtLeast(SnapshotVersion other) {
    return epoch.equals(other.epoch)
        && inProgress.stream().noneMatch(other::contains)
        && other.containsNoneFrom(nextTransaction);
  }

  private boolean containsNoneFrom(long transaction) {
    // The loop is short: every number below nextTransaction is contained or in progress.
    for (long number = transaction; number < nextTransaction; number++) {
      if (contains(number)) {
        return false;
      }
    }
    return true;
  }
}
