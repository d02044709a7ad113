package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The obvious but wrong reader of events, to show which entries it loses. */
final class NaiveChangeLogReader {

  static final Condition OLDER_THAN_ALL_OPEN =
      CHANGE_LOG.TRANSACTION.lt(
          DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", SQLDataType.BIGINT));

  private final List<Long> read = new ArrayList<>();

  /** Reads the entries after the last id whose transaction is older than all open ones. */
  void next(DSLContext dsl) {
    long last = read.isEmpty() ? 0 : read.getLast();
    read.addAll(
        dsl.select(CHANGE_LOG.ID)
            .from(CHANGE_LOG)
            .where(CHANGE_LOG.ID.gt(last).and(OLDER_THAN_ALL_OPEN))
            .orderBy(CHANGE_LOG.ID)
            .fetch(CHANGE_LOG.ID));
  }

  List<Long> read() {
    return read;
  }
}
