package io.technicianviews.persistence.internal.changelog;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.SQLDataType;

/**
 * The partitions of the change log, which are ranges of ids. Each ends where the next one begins;
 * the last one has no end. They are read from the current catalog, also in an older snapshot.
 */
public final class ChangeLogPartitions {

  private static final Name FIRST_ID = name("first_id");

  private ChangeLogPartitions() {}

  /** The first ids of the partitions, ascending. */
  public static List<Long> firstIds(DSLContext dsl) {
    Field<Long> firstId = firstId(dsl);
    return dsl.select(firstId).fetch(firstId);
  }

  /** The id up to which partitions were removed, as a column; 0 if none was. */
  public static Field<Long> removedUpTo(DSLContext dsl) {
    Field<Long> firstId = field(name(name("partitions"), FIRST_ID), SQLDataType.BIGINT);
    return field(
        select(min(firstId).minus(1L)).from(select(firstId(dsl)).asTable(name("partitions"))));
  }

  private static Field<Long> firstId(DSLContext dsl) {
    return function(of(dsl, "change_log_first_ids"), SQLDataType.BIGINT).as(FIRST_ID);
  }

  /** The qualified name of the partition that begins with this id. */
  static String nameOf(DSLContext dsl, long firstId) {
    return of(dsl, "change_log_from_" + firstId).toString();
  }

  /** The last id that was drawn, by any transaction; 0 if none was. */
  public static long lastDrawn(DSLContext dsl) {
    // The view, unlike the sequence itself, needs no other privilege than the writers have.
    Field<Long> last = field(name("last_value"), SQLDataType.BIGINT);
    return dsl.select(coalesce(last, inline(0L)))
        .from(table(name("pg_catalog", "pg_sequences")))
        .where(text("schemaname").eq(DeskSchema.of(dsl).name()))
        .and(text("sequencename").eq(inline("change_log_id_seq")))
        .fetchSingle()
        .value1();
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  /**
   * Makes the last partition one of this many ids and adds a new last one.
   *
   * @return false if the table is in use
   */
  public static boolean extend(DSLContext dsl, long ids) {
    return call(dsl, "extend_change_log", ids);
  }

  /**
   * Ends the partition of the newest row now, and adds one of this many ids and a new last one.
   * Writers wait while the rows of the ended partition are read.
   *
   * @return false if the table is in use
   */
  public static boolean cut(DSLContext dsl, long ids) {
    return call(dsl, "cut_change_log", ids);
  }

  /**
   * Removes the partitions that have no id above this one, except that of the newest row.
   *
   * @return false if the table is in use
   */
  public static boolean remove(DSLContext dsl, long upTo) {
    return call(dsl, "remove_change_log", upTo);
  }

  private static boolean call(DSLContext dsl, String operation, long argument) {
    return dsl.select(function(of(dsl, operation), SQLDataType.BOOLEAN, val(argument)))
        .fetchSingle()
        .value1();
  }

  private static Name of(DSLContext dsl, String object) {
    return DeskSchema.of(dsl).qualified(object);
  }
}
