package io.technicianviews.application.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries everything that can happen within bounds, in every order, breadth first: so that what goes
 * wrong is found by the shortest way to it.
 *
 * <p>In the model are: transactions whose numbers are drawn in another order than they commit;
 * entries, kept for all nodes, with the visibility that they were read with; loads that are stored
 * late; two nodes with a log reader each, whose readings are shared by any of those who wait, and
 * are taken in some time after the desk has answered; single flights; the check, a second attempt,
 * and the fresh snapshot after it; lost entries, forgotten changes, first readings, crashes,
 * midnights. {@code InvalidationIndex} and {@code Visibility} are the real ones. {@code
 * CachedQueryExecutor}, {@code CachedResults}, {@code InFlightQueries} and {@code ChangeLogPoller}
 * are retold here.
 *
 * <p>Not in it are: what threads can do to each other inside {@code InvalidationIndex}; time, so
 * that anything may be late or lost whenever it likes; failures that are told (of a load, of the
 * log, of a deadline) and stale answers because of them; answers that may be as old as was settled;
 * another run of the storage; clocks that differ, as a snapshot and its instant are one.
 */
final class Explorer {

  private final Limits limits;
  private final List<Actor> actors;

  /** Where traces matter, questions keep their numbers. */
  private final boolean alike;

  private final Registers registers;
  private final Set<Reached> seen = new HashSet<>();
  private final Queue<Reached> next = new ArrayDeque<>();
  private final Set<String> happened = new HashSet<>();
  private int answers;
  private @Nullable List<String> untrue;
  private @Nullable List<String> misdated;
  private @Nullable List<String> stuck;

  Explorer(Limits limits, Set<Flaw> flaws) {
    this.limits = limits;
    this.registers = new Registers(limits.nodes());
    this.alike = flaws.isEmpty();
    this.actors =
        List.of(new Writers(), new Questions(flaws), new LogReaders(flaws), new Troubles());
  }

  Outcome explore() {
    reach(new Reached(registers.write(ModelState.before(limits), alike), null, ""));
    for (Reached at = next.poll(); at != null && untrue == null; at = next.poll()) {
      goOnFrom(at);
    }
    return new Outcome(seen.size(), answers, happened, untrue, misdated, stuck);
  }

  private void reach(Reached reached) {
    if (seen.add(reached)) {
      next.add(reached);
    }
  }

  private void goOnFrom(Reached at) {
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
    ModelState after = step.after().withoutWhatNobodyNeeds();
    Reached reached = new Reached(registers.write(after, alike), from, step.does());
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
    if (untrue == null && !answer.isTrueOfOneMoment(modelState)) {
      untrue = reached.trace();
    }
  }
}
