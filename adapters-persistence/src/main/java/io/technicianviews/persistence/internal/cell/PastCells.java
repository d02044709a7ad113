package io.technicianviews.persistence.internal.cell;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.condition.Moment;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * The cells of days that no view can ask for. A day is past only if the clock says so and writes of
 * a day that is late enough are counted, so that a wrong clock deletes nothing.
 */
public final class PastCells {

  private static final int BATCH = 1_000;

  private static final Condition OF_DAYS = CELL_COUNTER.MOMENT.ne(inline((short) 0));

  private PastCells() {}

  /** Whether the sum of a cell exists for certain, whatever was deleted or not stored. */
  public static boolean isKept(CellKey key, LocalDate today) {
    LocalDate day = key.day();
    return day == null || !day.isBefore(today.minusDays(Limits.MAX_DAYS - 1L));
  }

  /**
   * Deletes past sums, at most {@value #BATCH}. The transaction excludes rollups, which lock the
   * same rows.
   *
   * @param today by the clock
   * @return whether there may be more
   */
  public static boolean sweep(DSLContext dsl, LocalDate today) {
    Field<Object> ctid = field(name("ctid"), SQLDataType.OTHER);
    return dsl.deleteFrom(CELL_COUNTER)
            .where(
                ctid.eq(
                    any(
                        array(
                            select(ctid)
                                .from(CELL_COUNTER)
                                .where(OF_DAYS)
                                .and(CELL_COUNTER.DAY.lt(firstKept(dsl, today)))
                                .limit(BATCH)))))
            .execute()
        == BATCH;
  }

  private static int firstKept(DSLContext dsl, LocalDate today) {
    Integer updated =
        dsl.select(max(CELL_COUNTER.DAY))
            .from(CELL_COUNTER)
            .where(CELL_COUNTER.MOMENT.eq(inline(CellFamilies.moment(Moment.UPDATED))))
            .fetchSingle()
            .value1();
    int newest = CellFamilies.day(today);
    newest = updated == null ? newest : Math.min(updated, newest);
    return newest - Limits.MAX_DAYS + 1 - CellRow.SPARE_DAYS;
  }
}
