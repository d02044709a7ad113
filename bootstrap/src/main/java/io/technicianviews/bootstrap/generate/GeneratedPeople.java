package io.technicianviews.bootstrap.generate;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The ids of generated people and units, for random selection.
 *
 * @param units all units
 * @param workers technicians and admins
 * @param workersByUnit the workers of each unit; a unit without workers may be missing
 */
record GeneratedPeople(
    List<Long> units,
    List<Long> workers,
    Map<Long, List<Long>> workersByUnit,
    List<Long> requesters) {

  private static final int OTHER_UNIT_PERCENT = 6;

  long anyUnit(RandomGenerator random) {
    return any(units, random);
  }

  long anyRequester(RandomGenerator random) {
    return any(requesters, random);
  }

  /** Mostly a worker of this unit; sometimes, or if the unit has none, any worker. */
  long anyWorker(@Nullable Long unit, RandomGenerator random) {
    boolean otherUnit = random.nextInt(100) < OTHER_UNIT_PERCENT;
    List<Long> own = unit == null || otherUnit ? null : workersByUnit.get(unit);
    return any(own == null ? workers : own, random);
  }

  private static long any(List<Long> ids, RandomGenerator random) {
    return ids.get(random.nextInt(ids.size()));
  }
}
