package io.technicianviews.application.internal.query;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Sums of count cells. Numbers of requests are not negative: sums are wrong only after an external
 * write without counter updates, which a verification repairs.
 */
record CellSums(Map<CellKey, Long> cells) {

  static boolean isUnsolved(CellKey key) {
    return !key.cell().status().countAsSolved();
  }

  /** The number of requests in the cells of a family that meet a condition. */
  long of(CellFamily family, Predicate<CellKey> condition) {
    long requests =
        cells.entrySet().stream()
            .filter(cell -> cell.getKey().family() == family && condition.test(cell.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return Math.max(0, requests);
  }

  /**
   * As {@link #of}, for each day that has requests. A time in the future, by another clock, is one
   * of today.
   */
  Map<LocalDate, Long> byDay(CellFamily family, LocalDate today, Predicate<CellKey> condition) {
    Map<LocalDate, Long> days = new HashMap<>();
    cells.forEach(
        (key, requests) -> {
          if (key.family() == family && condition.test(key)) {
            LocalDate day = Objects.requireNonNull(key.day());
            days.merge(day.isAfter(today) ? today : day, requests, Long::sum);
          }
        });
    days.replaceAll((day, requests) -> Math.max(0, requests));
    return days;
  }
}
