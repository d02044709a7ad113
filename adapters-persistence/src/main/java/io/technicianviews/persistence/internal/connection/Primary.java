package io.technicianviews.persistence.internal.connection;

import static org.jooq.impl.DSL.function;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/**
 * The check that a server is the primary, which accepts writes. Only the primary has the current
 * state: a standby lags behind, and a server that was made read-only may have been replaced by
 * another one.
 */
public final class Primary {

  private static final Field<Boolean> IN_RECOVERY =
      function("pg_is_in_recovery", SQLDataType.BOOLEAN);

  private static final Field<Boolean> READ_ONLY =
      DatabaseServer.setting("default_transaction_read_only").cast(SQLDataType.BOOLEAN);

  private Primary() {}

  /** The columns that {@link #require(Record)} reads. */
  public static List<Field<Boolean>> columns() {
    return List.of(IN_RECOVERY, READ_ONLY);
  }

  /**
   * @throws NotPrimaryException if this row comes from another server
   */
  public static void require(Record row) {
    if (row.get(IN_RECOVERY)) {
      throw new NotPrimaryException(
          "this is a standby, which takes no writes: the address must lead to the primary");
    }
    if (row.get(READ_ONLY)) {
      throw new NotPrimaryException(
          "this database is read-only (default_transaction_read_only is on for the server, the"
              + " database or the role)");
    }
  }

  /** Queries the server for the columns and checks them. */
  static void require(DSLContext dsl) {
    require(dsl.select(columns()).fetchSingle());
  }
}
