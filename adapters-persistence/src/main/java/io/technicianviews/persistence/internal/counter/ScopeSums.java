package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.arrayConcat;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.CounterKey;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Which sums add up to the counts of a scope of many units. If fewer units are outside the scope
 * than in it, these are the sums of all units less those of the units outside. So a technician of
 * nearly all units reads about as few rows as an admin. Otherwise they are the sums of the units in
 * the scope.
 *
 * <p>Which of the two it is, PostgreSQL decides, since it knows the units. It looks for as many
 * units outside as there are in the scope and no further, however many units the desk has.
 */
public final class ScopeSums {

  private static final Field<Long[]> ALL_TOGETHER = inline(new Long[] {CounterKey.ANY_UNIT});

  private static final Field<Long[]> OUTSIDE =
      field(name("outside", "keys"), SQLDataType.BIGINT.array());
  private static final Field<Long> KEY = field(name("unit", "key"), SQLDataType.BIGINT);

  private final Field<Long[]> scope;
  private final CommonTableExpression<Record1<Long[]>> outside;

  /**
   * @param scope the unit keys of the scope
   */
  public ScopeSums(Field<Long[]> scope) {
    this.scope = scope;
    outside =
        name("outside")
            .fields("keys")
            .asMaterialized(
                select(
                    array(
                        select(KEY)
                            .from(allUnits())
                            .where(KEY.ne(all(scope)))
                            .limit(cardinality(scope)))));
  }

  private static Table<?> allUnits() {
    return select(inline(UnitScope.WITHOUT_UNIT))
        .unionAll(select(BUSINESS_UNIT.ID).from(BUSINESS_UNIT))
        .asTable("unit", "key");
  }

  /** The table that the conditions read. */
  public CommonTableExpression<?> outside() {
    return outside;
  }

  /** Whether a row is one of the sums that are added. */
  public Condition added(Field<Long> unitKey) {
    return in(ALL_TOGETHER, scope, unitKey);
  }

  /**
   * Whether a row is a delta that the sums do not contain yet: one of a unit in the scope, or, if
   * the sums of all units are read, one that a repair appended to these.
   */
  public Condition addedDelta(Field<Long> unitKey) {
    return in(arrayConcat(scope, ALL_TOGETHER), scope, unitKey);
  }

  /** Whether a row is one of the sums that are subtracted. */
  public Condition subtracted(Field<Long> unitKey) {
    return in(OUTSIDE, inline(new Long[0]), unitKey);
  }

  private Condition in(Field<Long[]> ifFewOutside, Field<Long[]> otherwise, Field<Long> unitKey) {
    Condition fewOutside = cardinality(OUTSIDE).lt(cardinality(scope));
    Field<Long[]> keys =
        DSL.field(select(when(fewOutside, ifFewOutside).otherwise(otherwise)).from(outside));
    // The cast distinguishes an array from a subquery with a row for each key.
    return unitKey.eq(any(keys.cast(SQLDataType.BIGINT.array())));
  }
}
