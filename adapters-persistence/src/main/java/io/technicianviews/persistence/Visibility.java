package io.technicianviews.persistence;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.select;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Which transactions a snapshot of the database does not see: those that began after it, and those
 * that ran then. Their rows, and no others, can become visible later.
 *
 * @param next the number that the next transaction was to have ({@code xmax})
 * @param running those below it that had not ended ({@code xip})
 */
record Visibility(long next, List<Long> running) {

  /** The snapshot of the statement that selects these. */
  static final Table<?> CURRENT =
      DSL.table(select(function("pg_current_snapshot", SQLDataType.OTHER).as("snapshot")))
          .as("seen");

  private static final Field<Object> SNAPSHOT =
      field(DSL.name("seen", "snapshot"), SQLDataType.OTHER);

  static final Field<Long> NEXT = number(function("pg_snapshot_xmax", SQLDataType.OTHER, SNAPSHOT));

  static final Field<Long[]> RUNNING =
      array(select(number(function("pg_snapshot_xip", SQLDataType.OTHER, SNAPSHOT))));

  Visibility {
    running = List.copyOf(running);
  }

  /** That of the snapshot which this row was selected in. */
  static Visibility of(Record row) {
    return new Visibility(row.get(NEXT), List.of(row.get(RUNNING)));
  }

  /** Whether a transaction's rows were not visible in that snapshot. */
  Condition hidFrom(Field<Long> transaction) {
    return transaction.ge(next).or(transaction.eq(any(ViewSql.array(running))));
  }

  private static Field<Long> number(Field<?> xid) {
    return xid.cast(SQLDataType.VARCHAR).cast(SQLDataType.BIGINT);
  }
}
