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
  private final SnapshotVersion reached;
  private final int hash;
  private @Nullable IndexedChanges index;

  private NodeLog(
      ChangeLogPoll first, List<ChangeLogPoll> later, int expired, SnapshotVersion reached) {
    this.first = first;
    this.later = later;
    this.expired = expired;
    this.reached = reached;
    this.hash = Objects.hash(first, later, expired, reached);
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
    return new NodeLog(first, later, expired + 1, reached);
  }

  /** The snapshot of the last poll. */
  SnapshotVersion reached() {
    return reached;
  }

  /** Whether no index change invalidates the entry. */
  boolean isValid(CacheEntry<Counted> cacheEntry, Count count) {
    if (index == null) {
      index = new IndexedChanges(first, later, expired);
    }
    return index.isUpToDate(cacheEntry.snapshotVersion(), count.dependencies());
  }

  /**
   * Whether the entry is the state of a snapshot, as far as the index knows.
   *
   * @param acceptNewer whether an entry that is newer than the snapshot is accepted (a flaw)
   */
  boolean isValidAt(
      SnapshotVersion at, CacheEntry<Counted> cacheEntry, Count count, boolean acceptNewer) {
    if (index == null) {
      index = new IndexedChanges(first, later, expired);
    }
    return (acceptNewer || at.isAtLeast(cacheEntry.snapshotVersion()))
        && index.isUpToDate(cacheEntry.snapshotVersion(), count.dependencies(), at);
  }

  /** The same, but changes before the first poll are ignored (a flaw). */
  NodeLog ignoringEarlierChanges() {
    ChangeLogPoll nothing = new ChangeLogPoll(first.asOf(), Desk.nothing(), List.of());
    return new NodeLog(nothing, later, expired, reached);
  }

  /** The same, but expired changes are ignored (a flaw). */
  NodeLog ignoringExpiredChanges() {
    return new NodeLog(first, later.subList(expired, later.size()), 0, reached);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeLog log
        && hash == log.hash
        && expired == log.expired
        && first.equals(log.first)
        && later.equals(log.later)
        && reached.equals(log.reached);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
