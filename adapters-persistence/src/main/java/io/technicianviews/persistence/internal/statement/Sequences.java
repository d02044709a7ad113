package io.technicianviews.persistence.internal.statement;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sequence;
import static org.jooq.impl.DSL.table;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Sequence;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The sequences of the tables' ids. */
public final class Sequences {

  private Sequences() {}

  public static long next(DSLContext dsl, Table<Record> table) {
    return dsl.nextval(of(dsl, table));
  }

  /** The next id, as a column of a {@link StatementTemplate}. */
  public static Field<Long> next(Table<Record> table) {
    return of(DeskSchema.DEFAULT, table).nextval();
  }

  public static List<Long> next(DSLContext dsl, Table<Record> table, int number) {
    return dsl.nextvals(of(dsl, table), number);
  }

  /**
   * Advances the sequence past ids that were assigned by callers, so that these are not allocated
   * again. Only if there are such ids, concurrent allocations wait for the end of the transaction.
   */
  public static void advancePast(DSLContext dsl, Table<Record> table, Field<Long> id) {
    if (isBehind(dsl, table, id)) {
      // Changes nothing, but locks the sequence, which must not be reset below ids that others
      // allocate.
      dsl.alterSequence(of(dsl, table)).incrementBy(1L).execute();
      if (isBehind(dsl, table, id)) {
        dsl.select(
                DSL.function(
                    "setval",
                    SQLDataType.BIGINT,
                    DSL.inline(named(DeskSchema.of(dsl), table).toString()),
                    DSL.field(dsl.select(max(id)).from(table))))
            .execute();
      }
    }
  }

  private static boolean isBehind(DSLContext dsl, Table<Record> table, Field<Long> id) {
    Field<Long> last = DSL.field(name("last_value"), SQLDataType.BIGINT);
    Field<Boolean> called = DSL.field(name("is_called"), SQLDataType.BOOLEAN);
    Field<Long> greatest = DSL.coalesce(DSL.field(dsl.select(max(id)).from(table)), DSL.inline(0L));
    return dsl.fetchExists(
        dsl.selectOne()
            .from(table(named(DeskSchema.of(dsl), table)))
            .where(greatest.gt(last).or(greatest.eq(last).and(DSL.not(called)))));
  }

  private static Sequence<Long> of(DSLContext dsl, Table<Record> table) {
    return of(DeskSchema.of(dsl), table);
  }

  private static Sequence<Long> of(DeskSchema schema, Table<Record> table) {
    return sequence(named(schema, table), SQLDataType.BIGINT);
  }

  private static Name named(DeskSchema schema, Table<Record> table) {
    return schema.qualified(table.getName() + "_id_seq");
  }
}
