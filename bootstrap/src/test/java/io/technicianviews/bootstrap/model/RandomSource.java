package io.technicianviews.bootstrap.model;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A seeded source of random values: the same seed gives the same values. */
final class RandomSource {

  private final Random random;

  RandomSource(long seed) {
    random = new Random(seed);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The value, or null with this probability in percent. */
  <T> @Nullable T orNull(T value, int chance) {
    return percent(chance) ? null : value;
  }
}
