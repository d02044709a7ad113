package io.technicianviews.bootstrap.model;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded randomness: the same seed throws the same. */
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

  /** The value, or null in so many of a hundred throws. */
  <T> @Nullable T orNull(T value, int chance) {
    return percent(chance) ? null : value;
  }
}
