package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one query, as in {@code CachedResults}.
 *
 * @param day the day of the counts
 * @param snapshot the open snapshot
 * @param snapshots the number of snapshots that were opened; two stands for two or more
 * @param shared whether a part came from the cache or from another query
 */
record CollectPhase(
    int day, Part a, Part b, @Nullable Taken snapshot, int snapshots, boolean shared) {

  static CollectPhase begin(int day) {
    return new CollectPhase(day, Part.MISSING, Part.MISSING, null, 0, false);
  }

  Part part(Count count) {
    return count == Count.A ? a : b;
  }

  private CollectPhase with(Count count, Part part) {
    return count == Count.A
        ? new CollectPhase(day, part, b, snapshot, snapshots, shared)
        : new CollectPhase(day, a, part, snapshot, snapshots, shared);
  }

  /** The part was cached, or loaded by another query. */
  CollectPhase gets(Count count, CacheEntry<Counted> cacheEntry) {
    return new CollectPhase(day, a, b, snapshot, snapshots, true)
        .with(count, new Part.Gathered(cacheEntry));
  }

  CollectPhase announces(Count count) {
    return with(count, Part.ANNOUNCED);
  }

  /** A query that waits holds no snapshot. */
  CollectPhase coalesces(Count count) {
    return close().with(count, Part.FOLLOWING);
  }

  boolean isAbout(Part part) {
    return a.equals(part) || b.equals(part);
  }

  /** Reads the announced parts, from the open snapshot or a new one. */
  CollectPhase reads(Taken fresh, BiFunction<Taken, Count, CacheEntry<Counted>> read) {
    Taken open = snapshot == null ? fresh : snapshot;
    CollectPhase loading =
        snapshot == null
            ? new CollectPhase(day, a, b, open, Math.min(2, snapshots + 1), shared)
            : this;
    for (Count count : Count.values()) {
      if (part(count).equals(Part.ANNOUNCED)) {
        loading = loading.with(count, new Part.Read(read.apply(open, count)));
      }
    }
    return loading;
  }

  /** A loaded part is stored. */
  CollectPhase stores(Count count, CacheEntry<Counted> cacheEntry) {
    return with(count, new Part.Gathered(cacheEntry));
  }

  boolean isComplete() {
    return a instanceof Part.Gathered && b instanceof Part.Gathered;
  }

  /** The snapshot from which this query has loaded all parts; null if there is no such one. */
  @Nullable Taken onlySnapshot() {
    return snapshots != 1 || shared ? null : snapshot;
  }

  CollectPhase close() {
    return new CollectPhase(day, a, b, null, snapshots, shared);
  }

  /** The gathered parts, as if this query had not gathered them before (a flaw). */
  CollectPhase restart() {
    CollectPhase kept = begin(day);
    for (Count count : Count.values()) {
      if (part(count) instanceof Part.Gathered) {
        kept = kept.with(count, part(count));
      }
    }
    return kept;
  }

  Counted value(Count count) {
    return entry(count).value();
  }

  private CacheEntry<Counted> entry(Count count) {
    if (part(count) instanceof Part.Gathered(var cacheEntry)) {
      return cacheEntry;
    }
    throw new IllegalStateException(count + " is " + part(count));
  }

  /** Whether all parts are valid in the snapshot of this poll. */
  boolean areValidAt(
      ChangeLogPoll poll, boolean acceptNewer, BiPredicate<CacheEntry<Counted>, Count> isValid) {
    for (Count count : Count.values()) {
      CacheEntry<Counted> cacheEntry = entry(count);
      boolean seen = acceptNewer || poll.snapshotVersion().isAtLeast(cacheEntry.snapshotVersion());
      if (!seen || !isValid.test(cacheEntry, count)) {
        return false;
      }
    }
    return true;
  }

  CollectPhase dropInvalid(BiPredicate<CacheEntry<Counted>, Count> isValid) {
    CollectPhase left = this;
    for (Count count : Count.values()) {
      if (!isValid.test(entry(count), count)) {
        left = left.with(count, Part.MISSING);
      }
    }
    return left;
  }
}
