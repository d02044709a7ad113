package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.internal.cell.CellFamilies;
import io.technicianviews.persistence.internal.cell.CellTables;
import io.technicianviews.persistence.internal.counter.ScopeSums;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The rows that {@link CellSql} adds up: stored sums, and deltas. Each has a unit key, a moment, a
 * day, a cell and a number of requests.
 */
final class CellParts {

  /**
   * What distinguishes statements.
   *
   * @param units null without a condition on units
   */
  record Shape(@Nullable UnitScope units, Set<CellFamily> families, boolean byUnit) {

    /** Whether the sums of several units are added up, which those of all units may shorten. */
    boolean isSumOfSeveral() {
      return !byUnit && units instanceof UnitScope.Only(var keys) && keys.size() > 1;
    }
  }

  /** The bind values of a statement. */
  record Values(long technicianId, UnitScope units, @Nullable DeskDay firstDay) {

    Long[] keys() {
      return QueryParameters.keys(units);
    }

    int first() {
      return firstDay == null ? CellFamilies.NO_DAY : CellFamilies.day(firstDay.date());
    }
  }

  private final Shape shape;
  private final Placeholders<Values> of;
  private final @Nullable ScopeSums scopeSums;

  CellParts(Shape shape, Placeholders<Values> of) {
    this.shape = shape;
    this.of = of;
    this.scopeSums = shape.isSumOfSeveral() ? new ScopeSums(keys()) : null;
  }

  /** The tables that the parts read besides. */
  List<CommonTableExpression<?>> tables() {
    return scopeSums == null ? List.of() : List.of(scopeSums.outside());
  }

  /** A query of each part. */
  List<Select<Record>> all() {
    List<Select<Record>> parts = new ArrayList<>();
    Field<Long> requests = CELL_COUNTER.REQUESTS;
    for (CellFamily family : shape.families()) {
      if (scopeSums == null) {
        parts.add(stored(family, storedWithin(), requests));
      } else {
        parts.add(stored(family, scopeSums.added(CELL_COUNTER.UNIT_KEY), requests));
        parts.add(stored(family, scopeSums.subtracted(CELL_COUNTER.UNIT_KEY), requests.neg()));
      }
    }
    parts.add(deltas());
    return parts;
  }

  private Select<Record> stored(CellFamily family, Condition within, Field<Long> requests) {
    Field<Short> moment = CELL_COUNTER.MOMENT;
    List<Field<?>> columns =
        List.of(
            unit(CELL_COUNTER.UNIT_KEY),
            moment,
            CELL_COUNTER.DAY,
            CELL_COUNTER.CELL,
            requests.as(CELL_COUNTER.REQUESTS.getUnqualifiedName()));
    return select(columns)
        .from(CELL_COUNTER)
        .where(
            CELL_COUNTER.TECHNICIAN_ID.eq(technician(CELL_COUNTER.TECHNICIAN_ID)),
            moment.eq(inline(CellFamilies.moment(family))),
            within,
            family.moment() == null ? noCondition() : onOrAfterFirst(CELL_COUNTER.DAY));
  }

  private Select<Record> deltas() {
    List<Short> moments = shape.families().stream().map(CellFamilies::moment).toList();
    List<Field<?>> columns =
        List.of(
            unit(CELL_COUNTER_CHANGE.UNIT_KEY),
            CellTables.PART_MOMENT,
            CellTables.PART_DAY,
            CELL_COUNTER_CHANGE.CELL,
            CELL_COUNTER_CHANGE.REQUESTS.cast(SQLDataType.BIGINT));
    Condition inTime = CellTables.PART_DAY.isNotNull();
    if (shape.families().stream().anyMatch(family -> family.moment() != null)) {
      Condition ofAllDays = CellTables.PART_MOMENT.eq(inline((short) 0));
      inTime = ofAllDays.or(onOrAfterFirst(CellTables.PART_DAY));
    }
    return select(columns)
        .from(CELL_COUNTER_CHANGE)
        .crossJoin(CellTables.parts())
        .where(
            CELL_COUNTER_CHANGE.TECHNICIAN_ID.eq(technician(CELL_COUNTER_CHANGE.TECHNICIAN_ID)),
            deltasWithin(),
            CellTables.PART_MOMENT.in(moments.stream().map(one -> inline(one)).toList()),
            inTime);
  }

  private Field<Long> unit(Field<Long> unitKey) {
    return shape.byUnit() ? unitKey : inline(CellKey.ANY_UNIT).as(unitKey.getUnqualifiedName());
  }

  private Field<Long> technician(Field<Long> column) {
    return of.bind(column, Values::technicianId);
  }

  private Condition storedWithin() {
    Field<Long> unitKey = CELL_COUNTER.UNIT_KEY;
    return shape.units() instanceof UnitScope.All && !shape.byUnit()
        ? unitKey.eq(inline(CellKey.ANY_UNIT))
        : ofUnits(unitKey);
  }

  /** Deltas are of one unit each, but for those that correct the sums of all units. */
  private Condition deltasWithin() {
    if (scopeSums != null) {
      return scopeSums.addedDelta(CELL_COUNTER_CHANGE.UNIT_KEY);
    }
    return shape.units() instanceof UnitScope.All && !shape.byUnit()
        ? noCondition()
        : ofUnits(CELL_COUNTER_CHANGE.UNIT_KEY);
  }

  private Condition ofUnits(Field<Long> unitKey) {
    return switch (shape.units()) {
      case null -> noCondition();
      case UnitScope.All() -> unitKey.ne(inline(CellKey.ANY_UNIT));
      case UnitScope.Only ignored -> unitKey.eq(any(keys()));
    };
  }

  private Field<Long[]> keys() {
    return of.bind(SQLDataType.BIGINT.array(), Values::keys);
  }

  private Condition onOrAfterFirst(Field<Integer> day) {
    return day.ge(of.bind(day, Values::first));
  }
}
