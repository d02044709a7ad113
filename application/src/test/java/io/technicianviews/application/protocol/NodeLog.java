package io.technicianviews.application.protocol;

import io.technicianviews.application.internal.cache.IndexedChanges;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of the log: the readings that it has made, from which the real {@code
 * InvalidationIndex} is built, and how much it has forgotten. Immutable.
 */
final class NodeLog {

  private final ChangeLogPoll first;
  private final List<ChangeLogPoll> later;
  private final int forgotten;
  private final SnapshotVersion reached;
  private final int hash;
  private @Nullable IndexedChanges known;

  private NodeLog(
      ChangeLogPoll first, List<ChangeLogPoll> later, int forgotten, SnapshotVersion reached) {
    this.first = first;
    this.later = later;
    this.forgotten = forgotten;
    this.reached = reached;
    this.hash = Objects.hash(first, later, forgotten, reached);
  }

  static NodeLog begin(ChangeLogPoll first) {
    return new NodeLog(first, List.of(), 0, first.snapshotVersion());
  }

  NodeLog add(ChangeLogPoll reading) {
    List<ChangeLogPoll> longer = reading.changes().isEmpty() ? later : Lists.plus(later, reading);
    return new NodeLog(first, longer, forgotten, reading.snapshotVersion());
  }

  boolean hasSomethingToForget() {
    return forgotten < later.size();
  }

  NodeLog forgetOldest() {
    return new NodeLog(first, later, forgotten + 1, reached);
  }

  /** The state that the last reading saw. */
  SnapshotVersion reached() {
    return reached;
  }

  /** Whether nothing that it knows could have altered this since. */
  boolean isStillTrue(CacheEntry<Counted> cacheEntry, Count count) {
    if (known == null) {
      known = new IndexedChanges(first, later, forgotten);
    }
    return known.isUpToDate(cacheEntry.snapshotVersion(), count.dependencies());
  }

  /** The same, of somebody who takes what was before his first reading for nothing. */
  NodeLog trustingWhatWasBefore() {
    ChangeLogPoll nothing = new ChangeLogPoll(first.asOf(), Desk.nothing(), List.of());
    return new NodeLog(nothing, later, forgotten, reached);
  }

  /** The same, of somebody who takes what he has forgotten for nothing. */
  NodeLog trustingWhatIsForgotten() {
    return new NodeLog(first, later.subList(forgotten, later.size()), 0, reached);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeLog log
        && hash == log.hash
        && forgotten == log.forgotten
        && first.equals(log.first)
        && later.equals(log.later)
        && reached.equals(log.reached);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
