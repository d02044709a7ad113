package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.persistence.internal.row.AdminChangeTable;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

final class JooqChangeQueries implements ChangeQueries {

  private final QueryRunner transaction;

  JooqChangeQueries(QueryRunner transaction) {
    this.transaction = transaction;
  }

  @Override
  public List<ChangeLogEntry> ofRequest(long requestId, long offset, int limit) {
    return transaction.read(
        dsl ->
            dsl.selectFrom(CHANGE_LOG)
                .where(isHistoryOf(requestId))
                .orderBy(CHANGE_LOG.ID)
                .offset(offset)
                .limit(limit)
                .fetch(ChangeLogTable::read));
  }

  @Override
  public long count(long requestId) {
    return transaction.read(dsl -> (long) dsl.fetchCount(CHANGE_LOG, isHistoryOf(requestId)));
  }

  @Override
  public List<AdminChange> administration(AdminFilter filter, @Nullable Long before, int limit) {
    return transaction.read(dsl -> AdminChangeTable.newest(dsl, filter, before, limit));
  }

  /** Equals the condition of the partial index, so the kind is an inline value. */
  private static Condition isHistoryOf(long requestId) {
    return CHANGE_LOG
        .REQUEST_ID
        .eq(requestId)
        .and(CHANGE_LOG.KIND.ne(inline(ChangeKind.READ.name())));
  }
}
