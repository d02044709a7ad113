package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.row.RequestConditions.LIVE;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;

import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.RequestQuery.AssignedRows;
import io.technicianviews.domain.query.RequestQuery.AssignedUnsolvedRequests;
import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.query.RequestQuery.PriorityLabels;
import io.technicianviews.domain.query.RequestQuery.RequestById;
import io.technicianviews.domain.query.RequestQuery.RequesterRows;
import io.technicianviews.domain.query.RequestQuery.RowsById;
import io.technicianviews.domain.query.RequestQuery.RowsInScope;
import io.technicianviews.domain.query.RequestQuery.SearchHits;
import io.technicianviews.domain.query.RequestQuery.Statuses;
import io.technicianviews.domain.query.RequestQuery.Subtasks;
import io.technicianviews.domain.query.RequestQuery.TagNames;
import io.technicianviews.domain.query.RequestQuery.UnsolvedRequests;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.row.StatusTable;
import io.technicianviews.persistence.internal.search.SearchSql;
import io.technicianviews.persistence.internal.search.TagSql;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;

/** The SQL of each {@link RequestQuery}. */
final class JooqRequestQueries {

  private static final StatementTemplate<List<Long>> SUMMARIES =
      StatementTemplate.of(
          of ->
              RequestSummaryMapper.where(
                  SERVICE_REQUEST
                      .ID
                      .eq(any(of.bind(SQLDataType.BIGINT.array(), ids -> ids.toArray(Long[]::new))))
                      .and(LIVE),
                  List.of()));

  private static final StatementQuery<List<StatusDefinition>> STATUSES =
      new StatementQuery<>(StatusTable.ALL, rows -> rows.map(StatusTable::definition));

  private static final StatementQuery<List<PriorityLabel>> PRIORITIES =
      new StatementQuery<>(
          RequestSummaryMapper.PRIORITIES, rows -> rows.map(RequestSummaryMapper::priority));

  private JooqRequestQueries() {}

  static void add(RequestQuery<?> query, QueryBatch batch) {
    switch (query) {
      case PageRows rows -> batch.add(rows, page(rows));
      case RequesterRows rows -> batch.add(rows, page(rows));
      case CellPage page -> batch.addInIndexOrder(page, page(page));
      case UnsolvedRequests of -> batch.add(of, UnsolvedSql.ofScope(of));
      case AssignedUnsolvedRequests of -> batch.add(of, UnsolvedSql.ofAssignee(of));
      case RowsInScope rows -> batch.add(rows, summaries(rows.ids()));
      case AssignedRows rows -> batch.add(rows, summaries(rows.ids()));
      case RequestById byId ->
          batch.addSeparately(
              byId,
              dsl ->
                  ServiceRequestMapper.where(dsl, SERVICE_REQUEST.ID.eq(byId.id())).stream()
                      .findFirst());
      case Subtasks of ->
          batch.addSeparately(
              of,
              dsl ->
                  ServiceRequestMapper.where(
                      dsl, SERVICE_REQUEST.PARENT_ID.eq(of.parentId()).and(LIVE)));
      case RowsById rows -> batch.add(rows, summaries(rows.ids()));
      case SearchHits search -> batch.add(search, SearchSql.hits(search));
      case TagNames names -> batch.add(names, TagSql.names(names));
      case Statuses statuses -> batch.add(statuses, STATUSES);
      case PriorityLabels labels -> batch.add(labels, PRIORITIES);
    }
  }

  private static StatementQuery<Slice> page(PageRows page) {
    return new StatementQuery<>(PageSql.page(page), rows -> slice(rows, page.limit()));
  }

  private static StatementQuery<Slice> page(CellPage page) {
    return new StatementQuery<>(
        CellPageSql.page(page, page.limit() + 1), rows -> slice(rows, page.limit()));
  }

  private static StatementQuery<Slice> page(RequesterRows page) {
    return new StatementQuery<>(
        PageSql.ofRequester(page.personId(), page.start(), page.limit() + 1),
        rows -> slice(rows, page.limit()));
  }

  /** The page of these rows, which are one more than the limit if there are more. */
  static Slice slice(Result<Record> rows, int limit) {
    return Slice.of(rows.map(RequestSummaryMapper::summary), limit);
  }

  private static StatementQuery<List<RequestSummary>> summaries(BoundStatement statement) {
    return new StatementQuery<>(statement, rows -> rows.map(RequestSummaryMapper::summary));
  }

  private static StatementQuery<List<RequestSummary>> summaries(List<Long> ids) {
    return summaries(SUMMARIES.with(ids)).map(rows -> inOrder(ids, rows));
  }

  private static List<RequestSummary> inOrder(List<Long> ids, List<RequestSummary> rows) {
    Map<Long, RequestSummary> found = new HashMap<>();
    rows.forEach(row -> found.put(row.id(), row));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }
}
