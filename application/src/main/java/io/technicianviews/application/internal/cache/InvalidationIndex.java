package io.technicianviews.application.internal.cache;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The recent changes that polls of the change log have found, by invalidation tag. It decides for
 * any snapshot since the first poll whether it contains each change that could alter a cached
 * value. A change is removed when it is older than an entry can be; a snapshot that may lack a
 * removed change is rejected. One thread adds, any number of threads query.
 */
public final class InvalidationIndex {

  /** A change of a tag. */
  private record Invalidation(long poll, long transaction) {}

  /** A poll that found changes. */
  private record Poll(
      long number, long nanoTime, SnapshotVersion snapshotVersion, Set<InvalidationTag> tags) {}

  /** The changes of one epoch of the storage. */
  private static final class Epoch {
    /** A change that is not in this snapshot may have been removed, or was never known. */
    volatile SnapshotVersion lowWaterMark;

    final Deque<Invalidation> all = new ConcurrentLinkedDeque<>();

    /** The changes with a tag of {@link Dependencies#ALWAYS}. */
    final Deque<Invalidation> always = new ConcurrentLinkedDeque<>();

    /** The changes of other tags. */
    final Map<InvalidationTag, Deque<Invalidation>> byTag = new ConcurrentHashMap<>();

    final Deque<Poll> polls = new ArrayDeque<>();

    Epoch(SnapshotVersion lowWaterMark) {
      this.lowWaterMark = lowWaterMark;
    }

    /** The changes of a tag, to which one is added. */
    Deque<Invalidation> changesOf(InvalidationTag tag) {
      return Dependencies.ALWAYS.contains(tag)
          ? always
          : byTag.computeIfAbsent(tag, any -> new ConcurrentLinkedDeque<>());
    }
  }

  private final long maxAgeNanos;
  private volatile @Nullable Epoch current;
  private final AtomicLong version = new AtomicLong();
  private long number;

  /**
   * @param maxAge how long a change is retained
   */
  public InvalidationIndex(Duration maxAge) {
    this.maxAgeNanos = maxAge.toNanos();
  }

  /** Starts again with the snapshot of this poll. */
  public void begin(ChangeLogPoll poll) {
    current = new Epoch(poll.snapshotVersion());
    version.incrementAndGet();
  }

  /**
   * Increases whenever a change is added: a value that is valid remains valid while the version is
   * the same.
   */
  long version() {
    return version.get();
  }

  /**
   * Adds what a poll has found.
   *
   * @param nanoTime when it began
   */
  public void add(ChangeLogPoll poll, long nanoTime) {
    Epoch epoch = current;
    if (epoch == null
        || !poll.complete()
        || !epoch.lowWaterMark.epoch().equals(poll.snapshotVersion().epoch())) {
      begin(poll);
      return;
    }
    if (!poll.changes().isEmpty()) {
      addChanges(epoch, poll, nanoTime);
    }
    removeBefore(epoch, nanoTime - maxAgeNanos);
  }

  private void addChanges(Epoch epoch, ChangeLogPoll poll, long nanoTime) {
    long reached = ++number;
    Set<InvalidationTag> tags = new HashSet<>();
    for (InvalidationRecord change : poll.changes()) {
      Invalidation invalidation = new Invalidation(reached, change.transaction());
      epoch.all.addFirst(invalidation);
      for (InvalidationTag tag : change.tags()) {
        epoch.changesOf(tag).addFirst(invalidation);
        tags.add(tag);
      }
    }
    epoch.polls.addLast(new Poll(reached, nanoTime, poll.snapshotVersion(), tags));
    version.incrementAndGet();
  }

  /** Raises the low-water mark first: where a change is missing, the mark is raised already. */
  private static void removeBefore(Epoch epoch, long before) {
    for (Poll oldest = epoch.polls.peekFirst();
        oldest != null && oldest.nanoTime() - before < 0;
        oldest = epoch.polls.peekFirst()) {
      epoch.polls.removeFirst();
      epoch.lowWaterMark = oldest.snapshotVersion();
      trim(epoch.all, oldest.number());
      trim(epoch.always, oldest.number());
      for (InvalidationTag tag : oldest.tags()) {
        Deque<Invalidation> invalidations = epoch.byTag.get(tag);
        if (invalidations != null && trim(invalidations, oldest.number())) {
          epoch.byTag.remove(tag);
        }
      }
    }
  }

  /** Removes the oldest; returns whether none is left. */
  private static boolean trim(Deque<Invalidation> invalidations, long upTo) {
    for (Invalidation last = invalidations.peekLast();
        last != null && last.poll() <= upTo;
        last = invalidations.peekLast()) {
      invalidations.removeLast();
    }
    return invalidations.isEmpty();
  }

  /** Whether each known change that could alter a value is in this snapshot. */
  public boolean isUpToDate(SnapshotVersion state, Dependencies dependencies) {
    return isUpToDate(state, dependencies, null);
  }

  /**
   * Whether each known change that could alter a value and is in another snapshot is in this one
   * too.
   *
   * @param at the version of the other snapshot; null: it contains every known change
   */
  boolean isUpToDate(
      SnapshotVersion state, Dependencies dependencies, @Nullable SnapshotVersion at) {
    Epoch epoch = current;
    if (epoch == null || !epoch.lowWaterMark.epoch().equals(state.epoch())) {
      return false;
    }
    boolean allIn =
        switch (dependencies) {
          case Dependencies.EveryChange() -> isUpToDate(state, epoch.all, at);
          case Dependencies.Only(var tags) ->
              isUpToDate(state, epoch.always, at) && isUpToDate(state, tags, epoch, at);
        };
    return allIn && state.isAtLeast(epoch.lowWaterMark);
  }

  private static boolean isUpToDate(
      SnapshotVersion state, Set<InvalidationTag> tags, Epoch epoch, @Nullable SnapshotVersion at) {
    for (InvalidationTag tag : tags) {
      if (!isUpToDate(state, epoch.byTag.get(tag), at)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Snapshots follow one another: one that has a change in it has all changes in it that earlier
   * polls found.
   */
  private static boolean isUpToDate(
      SnapshotVersion state,
      @Nullable Deque<Invalidation> invalidations,
      @Nullable SnapshotVersion at) {
    if (invalidations == null) {
      return true;
    }
    long seen = Long.MIN_VALUE;
    for (Invalidation invalidation : invalidations) {
      if (invalidation.poll() < seen) {
        return true;
      }
      if (state.contains(invalidation.transaction())) {
        seen = invalidation.poll();
      } else if (at == null || at.contains(invalidation.transaction())) {
        return false;
      }
    }
    return true;
  }
}
