package io.technicianviews.persistence.internal.counter;

import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.VerificationResult.CounterDifference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters of all units together, which the counts of admins are read from. Writes do not
 * append to them: the rollup adds each delta of a unit to the sum of the unit and to that of all
 * units. So writers neither wait for each other nor append more rows.
 */
final class TotalCounters {

  private TotalCounters() {}

  /** Whether a counter is of one unit, and a part of a counter of all units. */
  static boolean isPart(CounterKey counter) {
    return counter.technicianId() == CounterKey.ANYONE && counter.unit() != CounterKey.ANY_UNIT;
  }

  /** Adds the sums over all units to the counters of the units. */
  static Map<CounterKey, Long> with(Map<CounterKey, Long> ofUnits) {
    Map<CounterKey, Long> all = new HashMap<>(ofUnits);
    ofUnits.forEach(
        (counter, number) -> {
          if (isPart(counter)) {
            all.merge(counter.ofAnyUnit(), number, Long::sum);
          }
        });
    return all;
  }

  /**
   * The deltas that correct these differences. The rollup adds the deltas of the units to the
   * counters of all units too.
   */
  static Map<CounterKey, Long> corrections(List<CounterDifference> differences) {
    Map<CounterKey, Long> deltas = new HashMap<>();
    for (CounterDifference one : differences) {
      long missing = one.expected() - one.stored();
      deltas.merge(one.counter(), missing, Long::sum);
      if (isPart(one.counter())) {
        deltas.merge(one.counter().ofAnyUnit(), -missing, Long::sum);
      }
    }
    deltas.values().removeIf(delta -> delta == 0);
    return deltas;
  }
}
