package io.technicianviews.persistence.internal.connection;

import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The columns of a snapshot's version: which transactions the selecting statement sees, and in
 * which storage epoch.
 */
public final class SnapshotColumns {

  /** The table that the columns are selected from. */
  public static final Table<?> CURRENT =
      DSL.table(select(function("pg_current_snapshot", SQLDataType.OTHER).as("snapshot")))
          .as("seen");

  private static final Field<Object> SNAPSHOT =
      field(DSL.name("seen", "snapshot"), SQLDataType.OTHER);

  /** The first transaction id that is not assigned yet ({@code xmax} of the snapshot). */
  public static final Field<Long> NEXT =
      number(function("pg_snapshot_xmax", SQLDataType.OTHER, SNAPSHOT));

  private static final Field<Long[]> IN_PROGRESS =
      array(select(number(function("pg_snapshot_xip", SQLDataType.OTHER, SNAPSHOT))));

  private static final Field<Instant> STARTED =
      function("pg_postmaster_start_time", SQLDataType.INSTANT);

  /**
   * The time of the last reset of the cumulative statistics, which every crash recovery does. After
   * the crash of a session the server process goes on, but assigns transaction ids again that were
   * not flushed. A reset by an administrator only invalidates cache entries.
   */
  private static final Field<Instant> RECOVERED =
      function("pg_stat_get_bgwriter_stat_reset_time", SQLDataType.INSTANT);

  /**
   * The timeline of the server: the first eight digits of the name of the current WAL file. Null on
   * a standby.
   */
  private static final Field<String> TIMELINE =
      when(
          not(function("pg_is_in_recovery", SQLDataType.BOOLEAN)),
          left(
              function(
                  "pg_walfile_name",
                  SQLDataType.VARCHAR,
                  function("pg_current_wal_lsn", SQLDataType.OTHER)),
              inline(8)));

  /**
   * The files of the desk's table, whose path contains the id of the database: another one after a
   * dump was restored, even into the same server.
   */
  private static final Field<String> FILES =
      field(
          select(
                  function(
                      "pg_relation_filepath",
                      SQLDataType.VARCHAR,
                      field(DSL.name("tableoid"), SQLDataType.OTHER)))
              .from(DESK));

  private SnapshotColumns() {}

  public static List<Field<?>> all() {
    List<Field<?>> all =
        new ArrayList<>(List.of(NEXT, IN_PROGRESS, STARTED, RECOVERED, TIMELINE, FILES));
    all.addAll(Primary.columns());
    return all;
  }

  /**
   * The version of the snapshot that this row was selected in.
   *
   * @throws NotPrimaryException if the server is read-only: its state may be stale
   */
  public static SnapshotVersion of(Record row) {
    Primary.require(row);
    return new SnapshotVersion(
        row.get(STARTED)
            + "/"
            + row.get(RECOVERED)
            + "/"
            + row.get(TIMELINE)
            + "/"
            + row.get(FILES),
        row.get(NEXT),
        Set.of(row.get(IN_PROGRESS)));
  }

  /** Whether a transaction's rows are not visible in a snapshot. */
  public static Condition hiddenFrom(
      Field<Long> next, Field<Long[]> inProgress, Field<Long> transaction) {
    return transaction.ge(next).or(transaction.eq(any(inProgress)));
  }

  private static Field<Long> number(Field<?> xid) {
    return xid.cast(SQLDataType.VARCHAR).cast(SQLDataType.BIGINT);
  }
}
