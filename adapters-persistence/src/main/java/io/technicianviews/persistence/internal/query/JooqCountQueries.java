package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.AssigneeCounts;
import io.technicianviews.domain.query.CountQuery.AssigneeLoads;
import io.technicianviews.domain.query.CountQuery.RequesterTotal;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCounts;
import io.technicianviews.domain.query.CountQuery.TotalCount;
import io.technicianviews.domain.query.CountQuery.UnitCounts;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.Collection;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** The SQL of each {@link CountQuery}. */
final class JooqCountQueries {

  private static final Field<Integer> COUNT = DSL.count();

  private static final StatementTemplateCache<RequestFilter, QueryParameters> COUNTS =
      new StatementTemplateCache<>(JooqCountQueries::count);

  private static final StatementTemplate<Long> OF_REQUESTER =
      StatementTemplate.of(
          of ->
              select(COUNT)
                  .from(SERVICE_REQUEST)
                  .where(
                      SERVICE_REQUEST.REQUESTER_ID.eq(
                          of.bind(SERVICE_REQUEST.REQUESTER_ID, identity())))
                  .and(RequestConditions.LIVE));

  private JooqCountQueries() {}

  static void add(CountQuery<?> query, QueryBatch batch) {
    switch (query) {
      case UnitCounts counts -> batch.addGrouped(counts);
      case ScopeCounts counts -> batch.add(counts, visible(counts));
      case AssigneeCounts counts -> batch.add(counts, mine(counts));
      case ScopeCells cells -> batch.cells().add(cells);
      case AssigneeCells cells -> batch.cells().add(cells);
      case AssigneeLoads loads -> batch.add(loads, LoadSql.of(loads));
      case TotalCount total -> batch.add(total, total(total.filter()));
      case RequesterTotal total ->
          batch.add(
              total,
              new StatementQuery<>(OF_REQUESTER.with(total.personId()), JooqCountQueries::number));
    }
  }

  static StatementQuery<Map<Long, ViewCounts>> ofUnits(Collection<Long> units, DeskDay day) {
    return counted(ViewScope.VISIBLE, CountSql.visibleByUnit(units, day));
  }

  private static StatementQuery<ViewCounts> visible(ScopeCounts query) {
    return new StatementQuery<>(
        CountSql.visible(query.scope(), query.day()),
        rows -> UnitCountsMapper.sum(View.of(ViewScope.VISIBLE), rows));
  }

  private static StatementQuery<Map<Long, ViewCounts>> mine(AssigneeCounts query) {
    return counted(ViewScope.MINE, CountSql.mine(query.technicianId(), query.day()))
        .map(Map::copyOf);
  }

  private static StatementQuery<Map<Long, ViewCounts>> counted(
      ViewScope viewScope, BoundStatement counters) {
    return new StatementQuery<>(counters, rows -> UnitCountsMapper.of(View.of(viewScope), rows));
  }

  private static StatementQuery<Long> total(RequestFilter requestFilter) {
    return new StatementQuery<>(
        COUNTS.of(
            QueryParameters.shape(requestFilter),
            QueryParameters.of(requestFilter, PageStart.FIRST)),
        JooqCountQueries::number);
  }

  private static Long number(Result<Record> rows) {
    return rows.getFirst().get(COUNT).longValue();
  }

  private static Query count(RequestFilter requestFilter, Placeholders<QueryParameters> of) {
    return switch (requestFilter.view().scope()) {
      case VISIBLE ->
          select(COUNT)
              .from(SERVICE_REQUEST)
              .where(PageSql.selected(requestFilter, of))
              .and(QueryParameters.within(requestFilter.units(), SERVICE_REQUEST.UNIT_KEY, of));
      case MINE ->
          select(COUNT)
              .from(ASSIGNMENT)
              .join(SERVICE_REQUEST)
              .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
              .where(PageSql.reached(requestFilter, of))
              .and(PageSql.selected(requestFilter, of));
    };
  }
}
