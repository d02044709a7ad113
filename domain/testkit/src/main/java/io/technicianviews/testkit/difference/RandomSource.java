package io.technicianviews.testkit.difference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A seeded random number generator: the same seed generates the same numbers. */
final class RandomSource {

  private final Random random;

  RandomSource(long seed) {
    random = new Random(seed);
  }

  /** Returns true with this probability in percent. */
  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** Returns a number from 0 to the bound, exclusive; the bound is positive. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a number between the bounds, both inclusive. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  long below(long bound) {
    return random.nextLong(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> List<T> shuffled(List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Returns that many distinct elements, or all if there are fewer. */
  <T> List<T> some(int number, List<T> of) {
    return shuffled(of).subList(0, Math.min(number, of.size()));
  }
}
