package io.technicianviews.domain.port;

import java.util.Set;

/**
 * Which transactions a state of the desk has in it, and so which changes. Immutable.
 *
 * @param epoch tells this run of the desk's storage from every other one, after a restart, a
 *     failover or a restore; numbers of transactions mean something within one run only
 * @param nextTransaction the smallest number that no transaction had when the state was taken
 * @param inProgress the smaller ones whose transactions had not ended
 */
public record SnapshotVersion(String epoch, long nextTransaction, Set<Long> inProgress) {

  public SnapshotVersion {
    inProgress = Set.copyOf(inProgress);
  }

  /** Whether a transaction of the same run is in the state. */
  public boolean contains(long transaction) {
    return transaction < nextTransaction && !inProgress.contains(transaction);
  }

  /** Whether everything that is in the other state is in this one. */
  public boolean isAtLeast(SnapshotVersion other) {
    return epoch.equals(other.epoch)
        && inProgress.stream().noneMatch(other::contains)
        && other.containsNoneFrom(nextTransaction);
  }

  private boolean containsNoneFrom(long transaction) {
    // It ends soon: of those below next, all that are not seen are running.
    for (long number = transaction; number < nextTransaction; number++) {
      if (contains(number)) {
        return false;
      }
    }
    return true;
  }
}
