package io.technicianviews.application.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reached state in encoded form, with its predecessor. Equality is that of the states. */
final class ExploredState {

  private final int[] state;
  private final @Nullable ExploredState from;
  private final String step;

  /**
   * @param from the state before it; null for the first
   * @param step the description of the step from there
   */
  ExploredState(int[] state, @Nullable ExploredState from, String step) {
    this.state = state;
    this.from = from;
    this.step = step;
  }

  int[] state() {
    return state;
  }

  /** The descriptions of all steps to this state, in order. */
  List<String> trace() {
    List<String> steps = new ArrayList<>();
    for (ExploredState at = this; at.from != null; at = at.from) {
      steps.addFirst(at.step);
    }
    return steps;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ExploredState that && Arrays.equals(state, that.state);
  }

  /** Spreads the small numbers that states consist of. */
  @Override
  public int hashCode() {
    long hash = 0;
    for (int part : state) {
      hash = (hash + part) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return Long.hashCode(hash);
  }
}
