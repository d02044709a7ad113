package io.technicianviews.application.internal.cache;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CacheableQuery;

/** An entry with what invalidates it, which is computed once. */
record CachedValue<V>(CacheEntry<V> entry, Dependencies dependencies) {

  static <V> CachedValue<V> of(CacheableQuery<?> query, CacheEntry<V> cacheEntry) {
    return new CachedValue<>(cacheEntry, query.dependencies());
  }

  /** Whether its snapshot has each change in it that is known and could alter it. */
  boolean isValid(InvalidationIndex changes) {
    return changes.isUpToDate(entry.snapshotVersion(), dependencies);
  }

  /**
   * Whether the value is the state of a snapshot.
   *
   * @param at the version of the snapshot, whose changes are all known
   */
  boolean isValidAt(SnapshotVersion at, InvalidationIndex changes) {
    return entry.snapshotVersion().equals(at)
        || (at.isAtLeast(entry.snapshotVersion())
            && changes.isUpToDate(entry.snapshotVersion(), dependencies, at));
  }
}
