package io.technicianviews.application;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.TouchedScopes;
import io.technicianviews.domain.port.LogReading;
import io.technicianviews.domain.port.Visibility;
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
 * What the readings of the log have brought lately, by scope: enough to tell of any state of the
 * desk since a first one whether it has every change in it that could alter a fact. Changes are
 * forgotten when they are older than an entry can be; states that may lack a forgotten one are not
 * trusted. One thread adds, any number ask.
 */
final class RecentChanges {

  /** That a scope was touched. */
  private record Touch(long reading, long transaction) {}

  /** A reading that brought something. */
  private record Reading(
      long number, long nanoTime, Visibility visibility, Set<CacheScope> scopes) {}

  /** What is known of one run of the storage. */
  private static final class Run {
    /** Whatever is not in it, or later, has been forgotten or was never known. */
    volatile Visibility floor;

    final Deque<Touch> all = new ConcurrentLinkedDeque<>();
    final Map<CacheScope, Deque<Touch>> byScope = new ConcurrentHashMap<>();
    final Deque<Reading> readings = new ArrayDeque<>();

    Run(Visibility floor) {
      this.floor = floor;
    }
  }

  private final long keptNanos;
  private volatile @Nullable Run current;
  private final AtomicLong version = new AtomicLong();
  private long number;

  /**
   * @param kept for how long changes are kept
   */
  RecentChanges(Duration kept) {
    this.keptNanos = kept.toNanos();
  }

  /** Begins afresh with what this reading saw. */
  void begin(LogReading reading) {
    current = new Run(reading.visibility());
    version.incrementAndGet();
  }

  /**
   * Moves whenever something comes to be known: what was true stays true for as long as it rests.
   */
  long version() {
    return version.get();
  }

  /**
   * Takes in what a reading has brought.
   *
   * @param nanoTime when it began
   */
  void add(LogReading reading, long nanoTime) {
    Run run = current;
    if (run == null || !run.floor.run().equals(reading.visibility().run())) {
      begin(reading);
      return;
    }
    if (!reading.changes().isEmpty()) {
      note(run, reading, nanoTime);
    }
    forget(run, nanoTime - keptNanos);
  }

  private void note(Run run, LogReading reading, long nanoTime) {
    long reached = ++number;
    Set<CacheScope> scopes = new HashSet<>();
    for (TouchedScopes change : reading.changes()) {
      Touch touch = new Touch(reached, change.transaction());
      run.all.addFirst(touch);
      for (CacheScope scope : change.scopes()) {
        run.byScope.computeIfAbsent(scope, any -> new ConcurrentLinkedDeque<>()).addFirst(touch);
        scopes.add(scope);
      }
    }
    run.readings.addLast(new Reading(reached, nanoTime, reading.visibility(), scopes));
    version.incrementAndGet();
  }

  /** Raises the floor first: who does not find a change any more finds the floor raised. */
  private static void forget(Run run, long before) {
    for (Reading oldest = run.readings.peekFirst();
        oldest != null && oldest.nanoTime() - before < 0;
        oldest = run.readings.peekFirst()) {
      run.readings.removeFirst();
      run.floor = oldest.visibility();
      trim(run.all, oldest.number());
      for (CacheScope scope : oldest.scopes()) {
        Deque<Touch> touches = run.byScope.get(scope);
        if (touches != null && trim(touches, oldest.number())) {
          run.byScope.remove(scope);
        }
      }
    }
  }

  /** Whether nothing is left. */
  private static boolean trim(Deque<Touch> touches, long upTo) {
    for (Touch last = touches.peekLast();
        last != null && last.reading() <= upTo;
        last = touches.peekLast()) {
      touches.removeLast();
    }
    return touches.isEmpty();
  }

  /** Whether every change that is known and could alter something is in this state of the desk. */
  boolean areAllIn(Visibility state, Dependencies dependencies) {
    Run run = current;
    if (run == null || !run.floor.run().equals(state.run())) {
      return false;
    }
    boolean allIn =
        switch (dependencies) {
          case Dependencies.EveryChange() -> areAllIn(state, run.all);
          case Dependencies.Only(var scopes) -> areAllIn(state, scopes, run);
        };
    return allIn && state.includes(run.floor);
  }

  private static boolean areAllIn(Visibility state, Set<CacheScope> scopes, Run run) {
    for (CacheScope scope : scopes) {
      if (!areAllIn(state, run.byScope.get(scope))) {
        return false;
      }
    }
    return true;
  }

  /**
   * States of a desk follow one another: one that has a change in it has all in it that readings
   * before that one's brought.
   */
  private static boolean areAllIn(Visibility state, @Nullable Deque<Touch> touches) {
    if (touches == null) {
      return true;
    }
    long seen = Long.MIN_VALUE;
    for (Touch touch : touches) {
      if (touch.reading() < seen) {
        return true;
      }
      if (!state.sees(touch.transaction())) {
        return false;
      }
      seen = touch.reading();
    }
    return true;
  }
}
