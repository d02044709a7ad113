package io.technicianviews.cache;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a count cell as it is stored: JSON has no maps with keys of several fields.
 *
 * @param day the days since 1970-01-01; null for a family without a moment
 */
record StoredCell(
    CellFamily family, long technicianId, @Nullable Long day, long unit, Cell cell, long sum) {

  static List<StoredCell> of(Map<CellKey, Long> sums) {
    return sums.entrySet().stream().map(sum -> of(sum.getKey(), sum.getValue())).toList();
  }

  private static StoredCell of(CellKey key, long sum) {
    LocalDate day = key.day();
    return new StoredCell(
        key.family(),
        key.technicianId(),
        day == null ? null : day.toEpochDay(),
        key.unit(),
        key.cell(),
        sum);
  }

  static Map<CellKey, Long> sums(List<StoredCell> stored) {
    return stored.stream().collect(Collectors.toUnmodifiableMap(StoredCell::key, StoredCell::sum));
  }

  private CellKey key() {
    LocalDate ofDay = day == null ? null : LocalDate.ofEpochDay(day);
    return new CellKey(family, technicianId, ofDay, unit, cell);
  }
}
