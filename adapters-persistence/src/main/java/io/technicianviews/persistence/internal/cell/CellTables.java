package io.technicianviews.persistence.internal.cell;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;

import io.technicianviews.domain.condition.Moment;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The tables of cells: of the sums, and of the deltas. */
public final class CellTables {

  private static final String PART = "part";

  /** The number of a moment; see {@link #parts}. */
  public static final Field<Short> PART_MOMENT =
      DSL.field(name(PART, "moment"), SQLDataType.SMALLINT);

  /** The day of a moment; see {@link #parts}. */
  public static final Field<Integer> PART_DAY = DSL.field(name(PART, "day"), SQLDataType.INTEGER);

  /** The primary key of the sums. */
  static final List<Field<?>> KEY =
      List.of(
          CELL_COUNTER.TECHNICIAN_ID,
          CELL_COUNTER.MOMENT,
          CELL_COUNTER.UNIT_KEY,
          CELL_COUNTER.DAY,
          CELL_COUNTER.CELL);

  private CellTables() {}

  /**
   * The moments and days for whose sums a row of deltas counts, to join with {@code
   * cell_counter_change} or a query with the names of its columns. Days are null for the families
   * that the row does not count for.
   */
  public static Table<?> parts(
      Field<Integer> createdDay, Field<Integer> updatedDay, Field<Integer> solvedDay) {
    return lateral(
        DSL.values(
                row(moment(null), inline(CellFamilies.NO_DAY)),
                row(moment(Moment.CREATED), createdDay),
                row(moment(Moment.UPDATED), updatedDay),
                row(moment(Moment.SOLVED), solvedDay))
            .as(PART, "moment", "day"));
  }

  /** The {@link #parts} of the rows of deltas. */
  public static Table<?> parts() {
    return parts(
        CELL_COUNTER_CHANGE.CREATED_DAY,
        CELL_COUNTER_CHANGE.UPDATED_DAY,
        CELL_COUNTER_CHANGE.SOLVED_DAY);
  }

  private static Field<Short> moment(@Nullable Moment moment) {
    return inline(CellFamilies.moment(moment)).cast(SQLDataType.SMALLINT);
  }
}
