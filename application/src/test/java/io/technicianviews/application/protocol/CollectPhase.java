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
 */
record CollectPhase(int day, Part a, Part b, @Nullable Taken snapshot) {

  static CollectPhase begin(int day) {
    return new CollectPhase(day, Part.MISSING, Part.MISSING, null);
  }

  Part part(Count count) {
    return count == Count.A ? a : b;
  }

  private CollectPhase with(Count count, Part part) {
    return count == Count.A
        ? new CollectPhase(day, part, b, snapshot)
        : new CollectPhase(day, a, part, snapshot);
  }

  /** The part was cached, or loaded by another query, or by this one and is stored. */
  CollectPhase gets(Count count, CacheEntry<Counted> cacheEntry) {
    return with(count, new Part.Gathered(cacheEntry));
  }

  CollectPhase announces(Count count) {
    return with(count, Part.ANNOUNCED);
  }

  CollectPhase coalesces(Count count) {
    return with(count, Part.FOLLOWING);
  }

  /** Whether the query may wait for a part that another query loads. */
  boolean mayCoalesce() {
    return snapshot == null && !isAbout(Part.ANNOUNCED);
  }

  boolean isAbout(Part part) {
    return a.equals(part) || b.equals(part);
  }

  /** Reads the announced parts, from the open snapshot or a new one. */
  CollectPhase reads(Taken fresh, BiFunction<Taken, Count, CacheEntry<Counted>> read) {
    Taken open = snapshot == null ? fresh : snapshot;
    CollectPhase loading = new CollectPhase(day, a, b, open);
    for (Count count : Count.values()) {
      if (part(count).equals(Part.ANNOUNCED)) {
        loading = loading.with(count, new Part.Read(read.apply(open, count)));
      }
    }
    return loading;
  }

  boolean isComplete() {
    return a instanceof Part.Gathered && b instanceof Part.Gathered;
  }

  /** Whether all parts were loaded from the open snapshot. */
  boolean areOf(Taken open) {
    return entry(Count.A).snapshotVersion().equals(open.visibility())
        && entry(Count.B).snapshotVersion().equals(open.visibility());
  }

  CollectPhase close() {
    return new CollectPhase(day, a, b, null);
  }

  /** The gathered parts, and no others. */
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

  /** Whether all parts are valid in the open snapshot. */
  boolean areValid(BiPredicate<CacheEntry<Counted>, Count> isValidAtSnapshot) {
    return isValidAtSnapshot.test(entry(Count.A), Count.A)
        && isValidAtSnapshot.test(entry(Count.B), Count.B);
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
