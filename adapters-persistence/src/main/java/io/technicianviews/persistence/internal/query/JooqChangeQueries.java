package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;

import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.ChangeQuery.AdministrationPage;
import io.technicianviews.domain.query.ChangeQuery.HistoryComplete;
import io.technicianviews.domain.query.ChangeQuery.HistoryPage;
import io.technicianviews.domain.query.ChangeQuery.HistoryTotal;
import io.technicianviews.domain.query.ChangeQuery.LastChangeId;
import io.technicianviews.persistence.internal.changelog.ChangeLogPartitions;
import io.technicianviews.persistence.internal.changelog.PostgresChangeLog;
import io.technicianviews.persistence.internal.row.AdminChangeTable;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The SQL of each {@link ChangeQuery}. */
final class JooqChangeQueries {

  private JooqChangeQueries() {}

  static void add(ChangeQuery<?> query, QueryBatch batch) {
    switch (query) {
      case HistoryPage page -> batch.addSeparately(page, dsl -> history(dsl, page));
      case HistoryTotal total ->
          batch.addSeparately(
              total, dsl -> (long) dsl.fetchCount(CHANGE_LOG, isHistoryOf(total.requestId())));
      case HistoryComplete complete ->
          batch.addSeparately(complete, dsl -> isComplete(dsl, complete.requestId()));
      case LastChangeId last -> batch.addSeparately(last, PostgresChangeLog::lastId);
      case AdministrationPage page ->
          batch.addSeparately(
              page,
              dsl -> AdminChangeTable.newest(dsl, page.filter(), page.before(), page.limit()));
    }
  }

  private static List<ChangeLogEntry> history(DSLContext dsl, HistoryPage page) {
    return dsl.selectFrom(CHANGE_LOG)
        .where(isHistoryOf(page.requestId()))
        .orderBy(CHANGE_LOG.ID)
        .offset(page.offset())
        .limit(page.limit())
        .fetch(ChangeLogTable::read);
  }

  private static boolean isComplete(DSLContext dsl, long requestId) {
    // DSL.exists takes another type since jOOQ 3.20, so code compiled for 3.19 does not find it.
    Condition created =
        condition(
            "exists ({0})",
            selectOne()
                .from(CHANGE_LOG)
                .where(isHistoryOf(requestId))
                .and(CHANGE_LOG.KIND.eq(inline(ChangeKind.CREATED.name()))));
    return dsl.select(field(ChangeLogPartitions.removedUpTo(dsl).eq(0L).or(created)))
        .fetchSingle()
        .value1();
  }

  /** Equals the condition of the partial index, so the kind is an inline value. */
  private static Condition isHistoryOf(long requestId) {
    return CHANGE_LOG
        .REQUEST_ID
        .eq(requestId)
        .and(CHANGE_LOG.KIND.ne(inline(ChangeKind.READ.name())));
  }
}
