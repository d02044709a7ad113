package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Every row that is visible and was not: those of the transactions that the snapshot of the last
 * reading did not see. It keeps no list of what it has seen or misses, and what rolled back or runs
 * for long costs it nothing.
 */
final class PostgresUnseenChanges implements UnseenChanges {

  private final ReadingConnection connection;

  /**
   * Up to here the numbers of transactions mean nothing: a desk that was restored from a dump
   * brings them from another server.
   */
  private final long foreignUpTo;

  private Visibility last;

  private PostgresUnseenChanges(ReadingConnection connection, long foreignUpTo, Visibility last) {
    this.connection = connection;
    this.foreignUpTo = foreignUpTo;
    this.last = last;
  }

  static PostgresUnseenChanges from(ReadingConnection connection) {
    try {
      return connection.read(dsl -> begun(dsl, connection));
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static PostgresUnseenChanges begun(DSLContext dsl, ReadingConnection connection) {
    var foreign =
        field(
            select(coalesce(max(CHANGE_LOG.ID), inline(0L)))
                .from(CHANGE_LOG)
                .where(CHANGE_LOG.TRANSACTION.ge(Visibility.NEXT)));
    return dsl.select(Visibility.NEXT, Visibility.RUNNING, foreign)
        .from(Visibility.CURRENT)
        .fetchSingle(
            row -> new PostgresUnseenChanges(connection, row.value3(), Visibility.of(row)));
  }

  @Override
  public List<LoggedChange> next() {
    return connection.read(this::next);
  }

  /** One statement, so that the rows and the snapshot are of the same instant. */
  private List<LoggedChange> next(DSLContext dsl) {
    List<LoggedChange> unseen = new ArrayList<>();
    Visibility now = last;
    for (Record row :
        dsl.select(Visibility.NEXT, Visibility.RUNNING)
            .select(CHANGE_LOG.fields())
            .from(Visibility.CURRENT)
            .leftJoin(CHANGE_LOG)
            .on(last.hidFrom(CHANGE_LOG.TRANSACTION).and(CHANGE_LOG.ID.gt(foreignUpTo)))
            .fetch()) {
      now = Visibility.of(row);
      if (row.get(CHANGE_LOG.ID) != null) {
        unseen.add(ChangeRows.read(row));
      }
    }
    last = now;
    return unseen;
  }

  @Override
  public void close() {
    connection.close();
  }
}
