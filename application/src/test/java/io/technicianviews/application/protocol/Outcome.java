package io.technicianviews.application.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an exploration.
 *
 * @param states the number of different states
 * @param answers the number of steps with a result
 * @param happened the descriptions of all steps
 * @param wrong the shortest trace to a result that equals the state at no moment since its query;
 *     the exploration ends there
 * @param misdated the shortest trace to a result that does not equal the state at its as-of moment
 * @param stuck the shortest trace to a deadlock
 */
record Outcome(
    int states,
    int answers,
    Set<String> happened,
    @Nullable List<String> wrong,
    @Nullable List<String> misdated,
    @Nullable List<String> stuck) {

  /** Whether a step has a description with these words. */
  boolean hasSeen(String words) {
    return happened.stream().anyMatch(each -> each.contains(words));
  }
}
