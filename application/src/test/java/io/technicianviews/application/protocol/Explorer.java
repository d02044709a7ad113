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
 * answered; single-flight loading; the admission to the storage, which queries wait for in any
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

  private final Registers registers;
  private final Set<Reached> seen = new HashSet<>();
  private final Queue<Reached> next = new ArrayDeque<>();
  private final Set<String> happened = new HashSet<>();
  private int answers;
  private @Nullable List<String> wrong;
  private @Nullable List<String> misdated;
  private @Nullable List<String> stuck;

  Explorer(Limits limits, Set<Flaw> flaws) {
    this.limits = limits;
    this.registers = new Registers(limits.nodes());
    this.ignoreOrder = flaws.isEmpty();
    this.actors = List.of(new Writers(), new Questions(flaws), new Pollers(flaws), new Failures());
  }

  Outcome explore() {
    reach(new Reached(registers.write(ModelState.before(limits), ignoreOrder), null, ""));
    for (Reached at = next.poll(); at != null && wrong == null; at = next.poll()) {
      expand(at);
    }
    return new Outcome(seen.size(), answers, happened, wrong, misdated, stuck);
  }

  private void reach(Reached reached) {
    if (seen.add(reached)) {
      next.add(reached);
    }
  }

  private void expand(Reached at) {
    ModelState modelState = registers.read(at.state());
    if (modelState.isOver()) {
      return;
    }
    List<Step> steps = new ArrayList<>();
    for (Actor actor : actors) {
      actor.act(modelState, steps::add);
    }
    if (steps.isEmpty() && stuck == null) {
      stuck = at.trace();
    }
    for (Step step : steps) {
      take(step, at);
    }
  }

  private void take(Step step, Reached from) {
    ModelState after = step.after().normalized();
    Reached reached = new Reached(registers.write(after, ignoreOrder), from, step.does());
    happened.add(step.does());
    if (step.answer() != null) {
      check(step.answer(), step.after(), reached);
    }
    reach(reached);
  }

  private void check(Answer answer, ModelState modelState, Reached reached) {
    answers++;
    if (misdated == null && !answer.isTrueAsOf(modelState)) {
      misdated = reached.trace();
    }
    if (wrong == null && !answer.isTrueOfOneMoment(modelState)) {
      wrong = reached.trace();
    }
  }
}
