package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.persistence.VerificationResult.CellDifference;
import io.technicianviews.persistence.internal.cell.CellDeltas;
import io.technicianviews.persistence.internal.cell.CellFamilies;
import io.technicianviews.persistence.internal.cell.CellTables;
import io.technicianviews.persistence.internal.cell.PastCells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.ResultQuery;
import org.jooq.impl.SQLDataType;

/** The comparison of the stored sums of cells with their expected values, and their repair. */
final class CellVerification {

  private static final int FETCH_SIZE = 10_000;

  private CellVerification() {}

  /**
   * @param expected the sums of the cells that are kept, with those of all units
   * @param today by the clock
   */
  static List<CellDifference> differences(
      DSLContext dsl, Map<CellKey, Long> expected, LocalDate today) {
    Map<CellKey, Long> stored = stored(dsl, today);
    Set<CellKey> keys = new HashSet<>(stored.keySet());
    keys.addAll(expected.keySet());
    List<CellDifference> differences = new ArrayList<>();
    for (CellKey key : keys) {
      long actual = stored.getOrDefault(key, 0L);
      long correct = expected.getOrDefault(key, 0L);
      if (actual != correct) {
        differences.add(new CellDifference(key, actual, correct));
      }
    }
    return differences;
  }

  private static Map<CellKey, Long> stored(DSLContext dsl, LocalDate today) {
    Map<CellKey, Long> stored = read(dsl, sums(), today);
    Totals.OF_CELLS
        .with(read(dsl, deltas(), today))
        .forEach((key, requests) -> stored.merge(key, requests, Long::sum));
    return stored;
  }

  private static Map<CellKey, Long> read(
      DSLContext dsl,
      ResultQuery<Record6<Long, Short, Long, Integer, Integer, Long>> query,
      LocalDate today) {
    Map<CellKey, Long> read = new HashMap<>();
    query.attach(dsl.configuration());
    try (Cursor<Record6<Long, Short, Long, Integer, Integer, Long>> rows =
        query.fetchSize(FETCH_SIZE).fetchLazy()) {
      for (Record6<Long, Short, Long, Integer, Integer, Long> row : rows) {
        CellKey key =
            CellFamilies.key(row.value1(), row.value2(), row.value3(), row.value4(), row.value5());
        if (PastCells.isKept(key, today)) {
          read.merge(key, row.value6(), Long::sum);
        }
      }
    }
    return read;
  }

  private static ResultQuery<Record6<Long, Short, Long, Integer, Integer, Long>> sums() {
    return select(
            CELL_COUNTER.TECHNICIAN_ID,
            CELL_COUNTER.MOMENT,
            CELL_COUNTER.UNIT_KEY,
            CELL_COUNTER.DAY,
            CELL_COUNTER.CELL,
            CELL_COUNTER.REQUESTS)
        .from(CELL_COUNTER);
  }

  private static ResultQuery<Record6<Long, Short, Long, Integer, Integer, Long>> deltas() {
    return select(
            CELL_COUNTER_CHANGE.TECHNICIAN_ID,
            CellTables.PART_MOMENT,
            CELL_COUNTER_CHANGE.UNIT_KEY,
            CellTables.PART_DAY,
            CELL_COUNTER_CHANGE.CELL,
            CELL_COUNTER_CHANGE.REQUESTS.cast(SQLDataType.BIGINT))
        .from(CELL_COUNTER_CHANGE)
        .crossJoin(CellTables.parts())
        .where(CellTables.PART_DAY.isNotNull());
  }

  /** Appends what the sums lack. */
  static void repair(DSLContext dsl, List<CellDifference> differences) {
    Map<CellKey, Long> missing = new HashMap<>();
    differences.forEach(one -> missing.put(one.cell(), one.expected() - one.stored()));
    CellDeltas.add(dsl, Totals.OF_CELLS.corrections(missing));
  }
}
