package io.technicianviews.persistence.internal.changelog;

import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The range of ids whose transactions have all ended, rounded down to whole partitions. A poll need
 * not touch these partitions, so that its cost does not depend on their number. A transaction that
 * draws an id holds a lock on the sequence until it ends: once all that held it after an id was
 * drawn have ended, every entry up to this id is visible, or was rolled back. Not thread-safe.
 */
final class SettledIds {

  /**
   * Ids that were drawn.
   *
   * @param holders the transactions that may have drawn them and had not ended
   */
  private record Drawn(long upTo, Set<String> holders) {}

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private @Nullable Drawn drawn;
  private long settledUpTo;
  private long checkedAt = System.nanoTime() - INTERVAL_NANOS;

  /**
   * The id up to which all entries are visible to a snapshot that is taken after this call. Queries
   * the database at intervals of some seconds.
   */
  long upTo(ChangeLogConnection connection) {
    if (System.nanoTime() - checkedAt >= INTERVAL_NANOS) {
      check(connection);
      checkedAt = System.nanoTime();
    }
    return settledUpTo;
  }

  private void check(ChangeLogConnection connection) {
    Drawn before = drawn;
    if (before != null && haveEnded(before.holders(), connection)) {
      settle(before.upTo(), connection.read(ChangeLogPartitions::firstIds));
      drawn = null;
    }
    if (drawn == null) {
      // The ids first: whatever drew one of them has ended, or holds the lock.
      long lastDrawn = connection.read(ChangeLogPartitions::lastDrawn);
      drawn = new Drawn(lastDrawn, OpenSequenceTransactions.now(connection));
    }
  }

  private void settle(long upTo, List<Long> firstIds) {
    for (long firstId : firstIds) {
      if (firstId <= upTo + 1) {
        settledUpTo = firstId - 1;
      }
    }
  }

  private static boolean haveEnded(Set<String> holders, ChangeLogConnection connection) {
    if (holders.isEmpty()) {
      return true;
    }
    Set<String> remaining = new HashSet<>(OpenSequenceTransactions.now(connection));
    remaining.retainAll(holders);
    return remaining.isEmpty();
  }
}
