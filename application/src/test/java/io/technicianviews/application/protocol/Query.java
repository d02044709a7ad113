package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.ChangeLogPoll;
import org.jspecify.annotations.Nullable;

/**
 * A query of the model, as {@code CachedQueryExecutor} executes it.
 *
 * @param node the node that executes it
 * @param startedAt the moment at which it began
 * @param attempt from 1 to 3
 * @param parts its parts; null before the first lookup
 * @param poll the poll that it waited for
 * @param admitted whether it has its admission to the storage
 */
record Query(
    Phase phase,
    int node,
    int startedAt,
    int attempt,
    @Nullable CollectPhase parts,
    @Nullable ChangeLogPoll poll,
    boolean admitted) {

  /** The state of a query. */
  enum Phase {
    NOT_STARTED,
    /** Waits for a poll that begins from now on, before the first lookup. */
    WAITS_FOR_POLL_BEFORE_LOOKUP,
    /** That poll has begun. */
    POLL_RUNS_BEFORE_LOOKUP,
    COLLECTS,
    /** Must load a part, but all admissions are in use. */
    WAITS_FOR_ADMISSION,
    /** Has all parts and waits for a poll that begins from now on. */
    WAITS_FOR_POLL,
    /** That poll has begun. */
    POLL_RUNS,
    /** Validates the parts. */
    VALIDATES,
    /** Returned its result, or was lost with its node. */
    FINISHED
  }

  static final Query NOT_STARTED = new Query(Phase.NOT_STARTED, 0, 0, 1, null, null, false);
  static final Query FINISHED = new Query(Phase.FINISHED, 0, 0, 1, null, null, false);

  static Query startedAt(int node, int moment) {
    return new Query(Phase.WAITS_FOR_POLL_BEFORE_LOOKUP, node, moment, 1, null, null, false);
  }

  Query collects(CollectPhase collected) {
    return new Query(Phase.COLLECTS, node, startedAt, attempt, collected, poll, admitted);
  }

  Query waitsForPoll(CollectPhase collected) {
    return new Query(Phase.WAITS_FOR_POLL, node, startedAt, attempt, collected, null, admitted);
  }

  Query isServedByPoll() {
    Phase next = phase == Phase.WAITS_FOR_POLL ? Phase.POLL_RUNS : Phase.POLL_RUNS_BEFORE_LOOKUP;
    return new Query(next, node, startedAt, attempt, parts, poll, admitted);
  }

  /**
   * Validates the parts.
   *
   * @param validatingPoll the poll that the query waited for; null: no wait was necessary
   */
  Query validates(CollectPhase collected, @Nullable ChangeLogPoll validatingPoll) {
    return new Query(
        Phase.VALIDATES, node, startedAt, attempt, collected, validatingPoll, admitted);
  }

  /** Stores a poll that was made before the parts are looked up. */
  Query withEarlyPoll(@Nullable ChangeLogPoll early) {
    return new Query(phase, node, startedAt, attempt, parts, early, admitted);
  }

  Query retries(CollectPhase remaining) {
    return new Query(Phase.COLLECTS, node, startedAt, attempt + 1, remaining, null, admitted);
  }

  /** Waits for a poll before it looks up the missing parts. */
  Query pollsFirst() {
    return new Query(
        Phase.WAITS_FOR_POLL_BEFORE_LOOKUP, node, startedAt, attempt, parts, null, admitted);
  }

  /**
   * @param retained the parts that the query retains, which is a fault; null: none
   */
  Query waitsForAdmission(@Nullable CollectPhase retained) {
    return new Query(Phase.WAITS_FOR_ADMISSION, node, startedAt, attempt, retained, null, false);
  }

  Query isAdmitted() {
    return new Query(phase, node, startedAt, attempt, parts, poll, true);
  }

  boolean isWaitingForPoll() {
    return phase == Phase.WAITS_FOR_POLL || phase == Phase.WAITS_FOR_POLL_BEFORE_LOOKUP;
  }

  boolean isPollRunning() {
    return phase == Phase.POLL_RUNS || phase == Phase.POLL_RUNS_BEFORE_LOOKUP;
  }

  boolean isRunningAt(int where) {
    return phase != Phase.NOT_STARTED && phase != Phase.FINISHED && node == where;
  }

  /** Whether the query may still read the cache. */
  boolean mayReadCache() {
    return phase != Phase.FINISHED && (attempt == 1 || parts == null || parts.has(Part.MISSING));
  }
}
