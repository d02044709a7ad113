package io.technicianviews.application.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explores all states of the model within the limits, breadth first, so that the trace to a
 * violation is the shortest one.
 *
 * <p>The model contains: transactions that commit in another order than they draw their numbers;
 * entries in a cache that all nodes share, with the version of the snapshot from which they were
 * loaded; loads that are stored late; two nodes with a change-log poller each, whose polls are
 * shared by any subset of the waiting queries and are processed some time after the storage has
 * responded; single-flight loading; the admission to the storage, which queries wait for in any
 * order; the validation, a second attempt, and the fresh snapshot after it; lost entries, expired
 * changes, first polls, crashes and midnights. {@code InvalidationIndex} and {@code
 * SnapshotVersion} are the real classes. {@code CachedQueryExecutor}, {@code CachedResults}, {@code
 * InFlightQueries} and {@code ChangeLogPoller} are modelled here.
 *
 * <p>The model does not contain: data races inside {@code InvalidationIndex}; time, so that any
 * step may be late and any entry may be lost at any time; reported failures (of a load, a poll or a
 * deadline) and stale results after them; bounded staleness; another epoch of the storage;
 * differences between clocks, because a snapshot and its instant are one.
 */
final class Explorer {

  private final Limits limits;
  private final List<Actor> actors;

  /**
   * Whether states that differ only in the order of the queries are equal. False where traces
   * matter.
   */
  private final boolean ignoreOrder;

  private final StateEncoder encoder;
  private final Set<ExploredState> explored = new HashSet<>();
  private final Queue<ExploredState> frontier = new ArrayDeque<>();
  private final Set<String> stepDescriptions = new HashSet<>();
  private int results;
  private @Nullable List<String> incorrect;
  private @Nullable List<String> wrongAsOf;
  private @Nullable List<String> deadlock;

  Explorer(Limits limits, Set<Fault> faults) {
    this.limits = limits;
    this.encoder = new StateEncoder(limits.nodes());
    this.ignoreOrder = faults.isEmpty();
    this.actors = List.of(new Writers(), new Queries(faults), new Pollers(faults), new Failures());
  }

  Outcome explore() {
    reach(new ExploredState(encoder.encode(ModelState.before(limits), ignoreOrder), null, ""));
    for (ExploredState at = frontier.poll();
        at != null && incorrect == null;
        at = frontier.poll()) {
      expand(at);
    }
    return new Outcome(explored.size(), results, stepDescriptions, incorrect, wrongAsOf, deadlock);
  }

  private void reach(ExploredState reached) {
    if (explored.add(reached)) {
      frontier.add(reached);
    }
  }

  private void expand(ExploredState at) {
    ModelState modelState = encoder.decode(at.state());
    if (modelState.isFinished()) {
      return;
    }
    List<Step> steps = new ArrayList<>();
    for (Actor actor : actors) {
      actor.act(modelState, steps::add);
    }
    if (steps.isEmpty() && deadlock == null) {
      deadlock = at.trace();
    }
    for (Step step : steps) {
      take(step, at);
    }
  }

  private void take(Step step, ExploredState from) {
    ModelState after = step.after().normalized();
    ExploredState reached =
        new ExploredState(encoder.encode(after, ignoreOrder), from, step.description());
    stepDescriptions.add(step.description());
    if (step.result() != null) {
      check(step.result(), step.after(), reached);
    }
    reach(reached);
  }

  private void check(QueryResult result, ModelState modelState, ExploredState reached) {
    results++;
    if (wrongAsOf == null && !result.isCorrectAsOf(modelState)) {
      wrongAsOf = reached.trace();
    }
    if (incorrect == null && !result.isCorrectAtSomeMoment(modelState)) {
      incorrect = reached.trace();
    }
  }
}
