package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.ChangeLogPoll;
import org.jspecify.annotations.Nullable;

/**
 * A question, as {@code CachedQueryExecutor} goes through with it.
 *
 * @param node where it was asked
 * @param asked the moment
 * @param attempt the first or the second
 * @param facts null before the first of them is looked for
 * @param reading of the log, that it waited for
 */
record Question(
    Phase phase,
    int node,
    int asked,
    int attempt,
    @Nullable CollectPhase facts,
    @Nullable ChangeLogPoll reading) {

  /** What it does. */
  enum Phase {
    UNASKED,
    /** Waits for a reading of the log that begins from now on, before it gathers. */
    WAITS_TO_GATHER,
    /** That reading has begun. */
    IS_SERVED_TO_GATHER,
    GATHERS,
    /** Has gathered, and waits for a reading of the log that begins from now on. */
    WAITS,
    /** That reading has begun. */
    IS_SERVED,
    /** Has what it needs to check what it gathered. */
    CHECKS,
    /** Answered, or lost with its node. */
    OVER
  }

  static final Question UNASKED = new Question(Phase.UNASKED, 0, 0, 1, null, null);
  static final Question OVER = new Question(Phase.OVER, 0, 0, 1, null, null);

  static Question asked(int node, int moment) {
    return new Question(Phase.WAITS_TO_GATHER, node, moment, 1, null, null);
  }

  Question gathers(CollectPhase what) {
    return new Question(Phase.GATHERS, node, asked, attempt, what, reading);
  }

  Question waits(CollectPhase gathered) {
    return new Question(Phase.WAITS, node, asked, attempt, gathered, null);
  }

  Question isServed() {
    Phase next = phase == Phase.WAITS ? Phase.IS_SERVED : Phase.IS_SERVED_TO_GATHER;
    return new Question(next, node, asked, attempt, facts, reading);
  }

  /** Checks against this reading, which it waited for. */
  Question checks(CollectPhase gathered, ChangeLogPoll against) {
    return new Question(Phase.CHECKS, node, asked, attempt, gathered, against);
  }

  /** Keeps a reading that was made before it gathers. */
  Question holds(@Nullable ChangeLogPoll early) {
    return new Question(phase, node, asked, attempt, facts, early);
  }

  Question triesAgain(CollectPhase left) {
    return new Question(Phase.GATHERS, node, asked, 2, left, null);
  }

  /** Waits for a reading before it gathers what is missing. */
  Question readsFirst() {
    return new Question(Phase.WAITS_TO_GATHER, node, asked, attempt, facts, null);
  }

  boolean isWaiting() {
    return phase == Phase.WAITS || phase == Phase.WAITS_TO_GATHER;
  }

  boolean isServedNow() {
    return phase == Phase.IS_SERVED || phase == Phase.IS_SERVED_TO_GATHER;
  }

  boolean isUnderWayAt(int where) {
    return phase != Phase.UNASKED && phase != Phase.OVER && node == where;
  }

  /** Whether the store can still matter to it. */
  boolean mayLookForFacts() {
    return phase != Phase.OVER && (attempt == 1 || facts == null || facts.isAbout(Part.MISSING));
  }
}
