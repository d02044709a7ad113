package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeQueries;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

final class JooqChangeQueries implements ChangeQueries {

  private final Reads transaction;

  JooqChangeQueries(Reads transaction) {
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
                .fetch(ChangeRows::read));
  }

  @Override
  public long count(long requestId) {
    return transaction.read(dsl -> (long) dsl.fetchCount(CHANGE_LOG, isHistoryOf(requestId)));
  }

  @Override
  public List<AdminChange> administration(AdminFilter filter, @Nullable Long before, int limit) {
    return transaction.read(dsl -> AdminChangeRows.newest(dsl, filter, before, limit));
  }

  /** As the index has it, so the name of the kind is no bind value. */
  private static Condition isHistoryOf(long requestId) {
    return CHANGE_LOG
        .REQUEST_ID
        .eq(requestId)
        .and(CHANGE_LOG.KIND.ne(inline(ChangeKind.READ.name())));
  }
}
