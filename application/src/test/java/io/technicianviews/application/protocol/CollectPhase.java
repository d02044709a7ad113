package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.ChangeLogPoll;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one question, as {@code CachedResults} has them.
 *
 * @param day for which they are counted
 * @param snapshot the one that is open
 * @param snapshots how many were opened; two are as good as more
 * @param shared whether something was found, or read by another question
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

  /** It was kept, or another question has read it. */
  CollectPhase gets(Count count, CacheEntry<Counted> cacheEntry) {
    return new CollectPhase(day, a, b, snapshot, snapshots, true)
        .with(count, new Part.Gathered(cacheEntry));
  }

  CollectPhase announces(Count count) {
    return with(count, Part.ANNOUNCED);
  }

  /** Whoever waits holds no snapshot. */
  CollectPhase follows(Count count) {
    return close().with(count, Part.FOLLOWING);
  }

  boolean isAbout(Part part) {
    return a.equals(part) || b.equals(part);
  }

  /** Opens a snapshot, if none is open, and reads from it what was announced. */
  CollectPhase reads(Taken fresh, BiFunction<Taken, Count, CacheEntry<Counted>> read) {
    Taken open = snapshot == null ? fresh : snapshot;
    CollectPhase reading =
        snapshot == null
            ? new CollectPhase(day, a, b, open, Math.min(2, snapshots + 1), shared)
            : this;
    for (Count count : Count.values()) {
      if (part(count).equals(Part.ANNOUNCED)) {
        reading = reading.with(count, new Part.Read(read.apply(open, count)));
      }
    }
    return reading;
  }

  /** What it has read is stored. */
  CollectPhase lands(Count count, CacheEntry<Counted> cacheEntry) {
    return with(count, new Part.Gathered(cacheEntry));
  }

  boolean isWhole() {
    return a instanceof Part.Gathered && b instanceof Part.Gathered;
  }

  /** The snapshot that all of it was read from, by this question itself. */
  @Nullable Taken whole() {
    return snapshots != 1 || shared ? null : snapshot;
  }

  CollectPhase close() {
    return new CollectPhase(day, a, b, null, snapshots, shared);
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

  /** Whether all of it is what this reading has seen. */
  boolean isTrueAt(
      ChangeLogPoll reading,
      boolean newerToo,
      BiPredicate<CacheEntry<Counted>, Count> isStillTrue) {
    for (Count count : Count.values()) {
      CacheEntry<Counted> cacheEntry = entry(count);
      boolean seen = newerToo || reading.snapshotVersion().isAtLeast(cacheEntry.snapshotVersion());
      if (!seen || !isStillTrue.test(cacheEntry, count)) {
        return false;
      }
    }
    return true;
  }

  CollectPhase forgetWhatChanged(BiPredicate<CacheEntry<Counted>, Count> isStillTrue) {
    CollectPhase left = this;
    for (Count count : Count.values()) {
      if (!isStillTrue.test(entry(count), count)) {
        left = left.with(count, Part.MISSING);
      }
    }
    return left;
  }
}
