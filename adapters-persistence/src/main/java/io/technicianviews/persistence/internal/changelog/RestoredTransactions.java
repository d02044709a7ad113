package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.ADMIN_CHANGE;
import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.technicianviews.persistence.internal.connection.SnapshotColumns;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transaction numbers of log entries that a dump brought from another server. Those that this
 * server has not assigned yet would seem to be in the future: each poll of the change log would
 * read them again, and a later transaction with such a number would sign the entries as its own.
 */
public final class RestoredTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(RestoredTransactions.class);

  /** Scalar, so that an index on the transactions is used. */
  private static final Field<Long> NEXT =
      field(select(SnapshotColumns.NEXT).from(SnapshotColumns.CURRENT));

  private RestoredTransactions() {}

  /**
   * Negates the numbers that this server has not assigned yet: they remain distinct, and are never
   * assigned. Changes nothing in a database that was not restored from a dump of another server.
   */
  public static void renumber(DSLContext dsl) {
    int entries =
        renumber(dsl, CHANGE_LOG, CHANGE_LOG.TRANSACTION)
            + renumber(dsl, ADMIN_CHANGE, ADMIN_CHANGE.TRANSACTION);
    if (entries > 0) {
      LOG.info("the database was restored from a dump: renumbered {} log entries", entries);
    }
  }

  private static int renumber(DSLContext dsl, Table<?> table, Field<Long> transaction) {
    return dsl.update(table)
        .set(transaction, transaction.neg())
        .where(transaction.ge(NEXT))
        .execute();
  }
}
