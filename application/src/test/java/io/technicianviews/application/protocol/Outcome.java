package io.technicianviews.application.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration has come to.
 *
 * @param states how many different ones were reached
 * @param answers how many steps gave one
 * @param happened everything that did, in words
 * @param untrue the shortest way to an answer that is true of no moment from its question on; the
 *     exploration ends with it
 * @param misdated the shortest way to an answer that is not true of the moment it claims to be of
 * @param stuck the shortest way to a state in which a question is never answered
 */
record Outcome(
    int states,
    int answers,
    Set<String> happened,
    @Nullable List<String> untrue,
    @Nullable List<String> misdated,
    @Nullable List<String> stuck) {

  /** Whether something happened that is told with these words. */
  boolean hasSeen(String words) {
    return happened.stream().anyMatch(each -> each.contains(words));
  }
}
