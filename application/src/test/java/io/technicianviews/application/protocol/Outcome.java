package io.technicianviews.application.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an exploration.
 *
 * @param states the number of different states
 * @param results the number of steps with a result
 * @param stepDescriptions the descriptions of all steps
 * @param incorrect the shortest trace to a result that equals the state at no moment since its
 *     query; the exploration ends there
 * @param wrongAsOf the shortest trace to a result that does not equal the state at its as-of moment
 * @param deadlock the shortest trace to a deadlock
 */
record Outcome(
    int states,
    int results,
    Set<String> stepDescriptions,
    @Nullable List<String> incorrect,
    @Nullable List<String> wrongAsOf,
    @Nullable List<String> deadlock) {

  /** Whether a step has a description that contains this text. */
  boolean hasStep(String text) {
    return stepDescriptions.stream().anyMatch(each -> each.contains(text));
  }
}
