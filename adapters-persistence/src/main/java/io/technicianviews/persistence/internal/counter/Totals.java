package io.technicianviews.persistence.internal.counter;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.view.CounterKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The sums of all units together, which the counts of admins are read from. Writes do not append to
 * them: the rollup adds each delta of a unit to the sum of the unit and to that of all units. So
 * writers neither wait for each other nor append more rows.
 *
 * @param <K> the key of a sum
 * @param isPart whether a sum is of one unit, and a part of a sum of all units
 * @param total the key of the sum of all units that a part belongs to
 */
record Totals<K>(Predicate<K> isPart, UnaryOperator<K> total) {

  static final Totals<CounterKey> OF_COUNTERS =
      new Totals<>(
          counter ->
              counter.technicianId() == CounterKey.ANYONE && counter.unit() != CounterKey.ANY_UNIT,
          CounterKey::ofAnyUnit);

  static final Totals<CellKey> OF_CELLS =
      new Totals<>(
          cell -> cell.technicianId() == CellKey.ANYONE && cell.unit() != CellKey.ANY_UNIT,
          CellKey::ofAnyUnit);

  /** Adds the sums over all units to the sums of the units. */
  Map<K, Long> with(Map<K, Long> ofUnits) {
    Map<K, Long> all = new HashMap<>(ofUnits);
    ofUnits.forEach(
        (key, number) -> {
          if (isPart.test(key)) {
            all.merge(total.apply(key), number, Long::sum);
          }
        });
    return all;
  }

  /**
   * The deltas that add what the sums lack. The rollup adds the deltas of the units to the sums of
   * all units too.
   *
   * @param missing what is to be added to each sum
   */
  Map<K, Long> corrections(Map<K, Long> missing) {
    Map<K, Long> deltas = new HashMap<>(missing);
    missing.forEach(
        (key, number) -> {
          if (isPart.test(key)) {
            deltas.merge(total.apply(key), -number, Long::sum);
          }
        });
    deltas.values().removeIf(delta -> delta == 0);
    return deltas;
  }
}
