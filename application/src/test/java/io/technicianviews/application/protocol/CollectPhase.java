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
record CollectPhase(int day, Part a, Part b, @Nullable ModelSnapshot snapshot) {

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

  /** The part was cached, was loaded by another query, or was loaded by this one and stored. */
  CollectPhase withAvailable(Count count, CacheEntry<CountValue> cacheEntry) {
    return with(count, new Part.Available(cacheEntry));
  }

  CollectPhase withInFlight(Count count) {
    return with(count, Part.IN_FLIGHT);
  }

  CollectPhase withCoalesced(Count count) {
    return with(count, Part.COALESCED);
  }

  /** Whether the query may wait for a part that another query loads. */
  boolean mayCoalesce() {
    return snapshot == null && !has(Part.IN_FLIGHT);
  }

  boolean has(Part part) {
    return a.equals(part) || b.equals(part);
  }

  /** Loads the parts that are in flight, from the open snapshot or a new one. */
  CollectPhase withLoaded(
      ModelSnapshot newSnapshot, BiFunction<ModelSnapshot, Count, CacheEntry<CountValue>> load) {
    ModelSnapshot open = snapshot == null ? newSnapshot : snapshot;
    CollectPhase loading = new CollectPhase(day, a, b, open);
    for (Count count : Count.values()) {
      if (part(count).equals(Part.IN_FLIGHT)) {
        loading = loading.with(count, new Part.Loaded(load.apply(open, count)));
      }
    }
    return loading;
  }

  boolean isComplete() {
    return a instanceof Part.Available && b instanceof Part.Available;
  }

  /** Whether all parts were loaded from the open snapshot. */
  boolean areAllFrom(ModelSnapshot open) {
    return entry(Count.A).snapshotVersion().equals(open.snapshotVersion())
        && entry(Count.B).snapshotVersion().equals(open.snapshotVersion());
  }

  CollectPhase closeSnapshot() {
    return new CollectPhase(day, a, b, null);
  }

  /** A copy with the available parts only. */
  CollectPhase onlyAvailable() {
    CollectPhase retained = begin(day);
    for (Count count : Count.values()) {
      if (part(count) instanceof Part.Available) {
        retained = retained.with(count, part(count));
      }
    }
    return retained;
  }

  CountValue value(Count count) {
    return entry(count).value();
  }

  private CacheEntry<CountValue> entry(Count count) {
    if (part(count) instanceof Part.Available(var cacheEntry)) {
      return cacheEntry;
    }
    throw new IllegalStateException(count + " is " + part(count));
  }

  /** Whether all parts are valid in the snapshot of this poll. */
  boolean areValidAt(
      ChangeLogPoll poll, boolean acceptNewer, BiPredicate<CacheEntry<CountValue>, Count> isValid) {
    for (Count count : Count.values()) {
      CacheEntry<CountValue> cacheEntry = entry(count);
      boolean covered =
          acceptNewer || poll.snapshotVersion().isAtLeast(cacheEntry.snapshotVersion());
      if (!covered || !isValid.test(cacheEntry, count)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all parts are valid in the open snapshot. */
  boolean areValid(BiPredicate<CacheEntry<CountValue>, Count> isValidAtSnapshot) {
    return isValidAtSnapshot.test(entry(Count.A), Count.A)
        && isValidAtSnapshot.test(entry(Count.B), Count.B);
  }

  CollectPhase dropInvalid(BiPredicate<CacheEntry<CountValue>, Count> isValid) {
    CollectPhase remaining = this;
    for (Count count : Count.values()) {
      if (!isValid.test(entry(count), count)) {
        remaining = remaining.with(count, Part.MISSING);
      }
    }
    return remaining;
  }
}
