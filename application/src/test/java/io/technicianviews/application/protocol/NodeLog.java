package io.technicianviews.application.protocol;

import io.technicianviews.application.internal.cache.IndexedChanges;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The polls of a node, from which the real {@code InvalidationIndex} is built, and the number of
 * expired ones. Immutable.
 */
final class NodeLog {

  private final ChangeLogPoll first;
  private final List<ChangeLogPoll> later;
  private final int expired;
  private final SnapshotVersion lastSnapshot;
  private final int hash;
  private @Nullable IndexedChanges index;

  private NodeLog(
      ChangeLogPoll first, List<ChangeLogPoll> later, int expired, SnapshotVersion lastSnapshot) {
    this.first = first;
    this.later = later;
    this.expired = expired;
    this.lastSnapshot = lastSnapshot;
    this.hash = Objects.hash(first, later, expired, lastSnapshot);
  }

  static NodeLog begin(ChangeLogPoll first) {
    return new NodeLog(first, List.of(), 0, first.snapshotVersion());
  }

  NodeLog add(ChangeLogPoll poll) {
    List<ChangeLogPoll> longer = poll.changes().isEmpty() ? later : Lists.plus(later, poll);
    return new NodeLog(first, longer, expired, poll.snapshotVersion());
  }

  boolean hasUnexpired() {
    return expired < later.size();
  }

  NodeLog expireOldest() {
    return new NodeLog(first, later, expired + 1, lastSnapshot);
  }

  /** The snapshot of the last poll. */
  SnapshotVersion lastSnapshot() {
    return lastSnapshot;
  }

  /** Whether no indexed change invalidates the entry. */
  boolean isValid(CacheEntry<CountValue> cacheEntry, Count count) {
    if (index == null) {
      index = new IndexedChanges(first, later, expired);
    }
    return index.isUpToDate(cacheEntry.snapshotVersion(), count.dependencies());
  }

  /**
   * Whether the entry is valid in a snapshot, according to the index.
   *
   * @param acceptNewer whether an entry that is newer than the snapshot is accepted (a fault)
   */
  boolean isValidAt(
      SnapshotVersion at, CacheEntry<CountValue> cacheEntry, Count count, boolean acceptNewer) {
    if (index == null) {
      index = new IndexedChanges(first, later, expired);
    }
    return (acceptNewer || at.isAtLeast(cacheEntry.snapshotVersion()))
        && index.isUpToDate(cacheEntry.snapshotVersion(), count.dependencies(), at);
  }

  /** The same, but changes before the first poll are ignored (a fault). */
  NodeLog ignoringEarlierChanges() {
    ChangeLogPoll nothing = new ChangeLogPoll(first.asOf(), Storage.emptyVersion(), List.of());
    return new NodeLog(nothing, later, expired, lastSnapshot);
  }

  /** The same, but expired changes are ignored (a fault). */
  NodeLog ignoringExpiredChanges() {
    return new NodeLog(first, later.subList(expired, later.size()), 0, lastSnapshot);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeLog log
        && hash == log.hash
        && expired == log.expired
        && first.equals(log.first)
        && later.equals(log.later)
        && lastSnapshot.equals(log.lastSnapshot);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
