package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.ChangeLogPoll;
import org.jspecify.annotations.Nullable;

/**
 * A query of the model, as {@code CachedQueryExecutor} executes it.
 *
 * @param node the node that executes it
 * @param startedAt the moment at which it began
 * @param attempt from 1 to 3
 * @param facts its parts; null before the first lookup
 * @param poll the poll that it waited for
 * @param admitted whether it has its admission to the storage
 */
record Question(
    Phase phase,
    int node,
    int startedAt,
    int attempt,
    @Nullable CollectPhase facts,
    @Nullable ChangeLogPoll poll,
    boolean admitted) {

  /** The state of a query. */
  enum Phase {
    UNASKED,
    /** Waits for a poll that begins from now on, before it gathers. */
    WAITS_TO_GATHER,
    /** That poll has begun. */
    IS_SERVED_TO_GATHER,
    GATHERS,
    /** Must load a part, while other queries are admitted. */
    WAITS_FOR_ADMISSION,
    /** Has gathered, and waits for a poll that begins from now on. */
    WAITS,
    /** That poll has begun. */
    IS_SERVED,
    /** Validates the parts. */
    CHECKS,
    /** Answered, or lost with its node. */
    OVER
  }

  static final Question UNASKED = new Question(Phase.UNASKED, 0, 0, 1, null, null, false);
  static final Question OVER = new Question(Phase.OVER, 0, 0, 1, null, null, false);

  static Question startedAt(int node, int moment) {
    return new Question(Phase.WAITS_TO_GATHER, node, moment, 1, null, null, false);
  }

  Question gathers(CollectPhase what) {
    return new Question(Phase.GATHERS, node, startedAt, attempt, what, poll, admitted);
  }

  Question waits(CollectPhase gathered) {
    return new Question(Phase.WAITS, node, startedAt, attempt, gathered, null, admitted);
  }

  Question isServed() {
    Phase next = phase == Phase.WAITS ? Phase.IS_SERVED : Phase.IS_SERVED_TO_GATHER;
    return new Question(next, node, startedAt, attempt, facts, poll, admitted);
  }

  /**
   * Validates the parts.
   *
   * @param against the poll that the query waited for; null: no wait was necessary
   */
  Question checks(CollectPhase gathered, @Nullable ChangeLogPoll against) {
    return new Question(Phase.CHECKS, node, startedAt, attempt, gathered, against, admitted);
  }

  /** Stores a poll that was made before the parts are gathered. */
  Question holds(@Nullable ChangeLogPoll early) {
    return new Question(phase, node, startedAt, attempt, facts, early, admitted);
  }

  Question triesAgain(CollectPhase left) {
    return new Question(Phase.GATHERS, node, startedAt, attempt + 1, left, null, admitted);
  }

  /** Waits for a poll before it gathers the missing parts. */
  Question readsFirst() {
    return new Question(Phase.WAITS_TO_GATHER, node, startedAt, attempt, facts, null, admitted);
  }

  /**
   * @param kept the parts that the query keeps, which is a flaw; null: none
   */
  Question waitsForAdmission(@Nullable CollectPhase kept) {
    return new Question(Phase.WAITS_FOR_ADMISSION, node, startedAt, attempt, kept, null, false);
  }

  Question isAdmitted() {
    return new Question(phase, node, startedAt, attempt, facts, poll, true);
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

  /** Whether the query may still read the cache. */
  boolean mayLookForFacts() {
    return phase != Phase.OVER && (attempt == 1 || facts == null || facts.isAbout(Part.MISSING));
  }
}
