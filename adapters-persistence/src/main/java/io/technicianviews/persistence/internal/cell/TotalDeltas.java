package io.technicianviews.persistence.internal.cell;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.cell.CellKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/**
 * The deltas of all units together, which the rollup adds to sums of their own. Writes do not
 * append them: each delta of a unit is one of all units, too.
 */
public final class TotalDeltas {

  private TotalDeltas() {}

  /**
   * The deltas, and those of one unit once more as deltas of all units.
   *
   * @param deltas a query of a table of deltas, with the names of its columns
   * @param columns the columns of the table
   * @param technicianId the column of the assignee; only deltas of all people have totals
   * @param unitKey the column of the unit
   */
  public static Select<Record> with(
      Table<?> deltas,
      Collection<? extends Field<?>> columns,
      Field<Long> technicianId,
      Field<Long> unitKey) {
    List<Field<?>> ofUnits = new ArrayList<>();
    List<Field<?>> ofAnyUnit = new ArrayList<>();
    for (Field<?> column : columns) {
      Field<?> own = column(deltas, column);
      ofUnits.add(own);
      ofAnyUnit.add(column.equals(unitKey) ? inline(CellKey.ANY_UNIT) : own);
    }
    return select(ofUnits)
        .from(deltas)
        .unionAll(
            select(ofAnyUnit)
                .from(deltas)
                .where(
                    column(deltas, technicianId).eq(inline(CellKey.ANYONE)),
                    column(deltas, unitKey).ne(inline(CellKey.ANY_UNIT))));
  }

  private static <T> Field<T> column(Table<?> of, Field<T> column) {
    return requireNonNull(of.field(column), column::getName);
  }
}
