package io.technicianviews.bootstrap.generate;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The people of a desk by their ids, and who is drawn for what.
 *
 * @param units all units
 * @param workers technicians and admins
 * @param workersByUnit those who work for a unit; units for which nobody does may lack
 */
record GeneratedPeople(
    List<Long> units,
    List<Long> workers,
    Map<Long, List<Long>> workersByUnit,
    List<Long> requesters) {

  private static final int LENT_PERCENT = 6;

  long anyUnit(RandomGenerator random) {
    return any(units, random);
  }

  long anyRequester(RandomGenerator random) {
    return any(requesters, random);
  }

  /** Mostly somebody who works for this unit; now and then, or if it has nobody, anybody. */
  long anyWorker(@Nullable Long unit, RandomGenerator random) {
    boolean lent = random.nextInt(100) < LENT_PERCENT;
    List<Long> own = unit == null || lent ? null : workersByUnit.get(unit);
    return any(own == null ? workers : own, random);
  }

  private static long any(List<Long> ids, RandomGenerator random) {
    return ids.get(random.nextInt(ids.size()));
  }
}
