package io.technicianviews.persistence.internal.cell;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/** The rollup of the deltas of cells into their sums, and into those of all units. */
public final class CellRollup {

  private CellRollup() {}

  /**
   * Moves the visible deltas into the sums. The transaction excludes other rollups.
   *
   * @return the number of sums that were inserted or updated
   */
  public static int move(DSLContext dsl) {
    CommonTableExpression<Record> moved =
        name("moved")
            .as(
                dsl.deleteFrom(CELL_COUNTER_CHANGE)
                    .returningResult(new ArrayList<>(CellDeltas.columns())));
    CommonTableExpression<Record> added =
        name("added")
            .as(
                TotalDeltas.with(
                    moved,
                    CellDeltas.columns(),
                    CELL_COUNTER_CHANGE.TECHNICIAN_ID,
                    CELL_COUNTER_CHANGE.UNIT_KEY));
    List<Field<?>> columns = new ArrayList<>(CellTables.KEY);
    columns.add(CELL_COUNTER.REQUESTS);
    return dsl.with(moved)
        .with(added)
        .insertInto(CELL_COUNTER, columns)
        .select(sums(added))
        .onConflict(CellTables.KEY)
        .doUpdate()
        .set(CELL_COUNTER.REQUESTS, CELL_COUNTER.REQUESTS.plus(excluded(CELL_COUNTER.REQUESTS)))
        .execute();
  }

  private static Select<Record> sums(CommonTableExpression<Record> deltas) {
    Field<Long> technicianId = column(deltas, CELL_COUNTER_CHANGE.TECHNICIAN_ID);
    Field<Long> unitKey = column(deltas, CELL_COUNTER_CHANGE.UNIT_KEY);
    Field<Integer> cell = column(deltas, CELL_COUNTER_CHANGE.CELL);
    Field<Long> requests =
        sum(column(deltas, CELL_COUNTER_CHANGE.REQUESTS)).cast(SQLDataType.BIGINT);
    List<Field<?>> key =
        List.of(technicianId, CellTables.PART_MOMENT, unitKey, CellTables.PART_DAY, cell);
    List<Field<?>> columns = new ArrayList<>(key);
    columns.add(requests);
    return select(columns)
        .from(deltas)
        .crossJoin(
            CellTables.parts(
                column(deltas, CELL_COUNTER_CHANGE.CREATED_DAY),
                column(deltas, CELL_COUNTER_CHANGE.UPDATED_DAY),
                column(deltas, CELL_COUNTER_CHANGE.SOLVED_DAY)))
        .where(CellTables.PART_DAY.isNotNull())
        .groupBy(key)
        .having(requests.ne(inline(0L)))
        // In the order of the key, so that the rows that are read together are adjacent.
        .orderBy(key);
  }

  private static <T> Field<T> column(CommonTableExpression<Record> deltas, Field<T> column) {
    return requireNonNull(deltas.field(column), column::getName);
  }
}
