package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.row.RequestConditions.LIVE;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;

import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.SQLDataType;

final class JooqRequestQueries implements RequestQueries {

  private static final StatementTemplate<List<Long>> SUMMARIES =
      StatementTemplate.of(
          of ->
              RequestSummaryMapper.where(
                  SERVICE_REQUEST
                      .ID
                      .eq(any(of.bind(SQLDataType.BIGINT.array(), ids -> ids.toArray(Long[]::new))))
                      .and(LIVE),
                  List.of()));

  private final QueryRunner transaction;

  JooqRequestQueries(QueryRunner transaction) {
    this.transaction = transaction;
  }

  @Override
  public List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return transaction.read(rows(requestFilter, sortOrder, pageStart, limit));
  }

  static StatementQuery<List<RequestSummary>> rows(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return summaries(PageSql.page(requestFilter, sortOrder, pageStart, limit));
  }

  private static StatementQuery<List<RequestSummary>> summaries(BoundStatement statement) {
    return new StatementQuery<>(statement, rows -> rows.map(RequestSummaryMapper::summary));
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit) {
    return transaction.read(rowsOfRequester(personId, pageStart, limit));
  }

  static StatementQuery<List<RequestSummary>> rowsOfRequester(
      long personId, PageStart pageStart, int limit) {
    return summaries(PageSql.ofRequester(personId, pageStart, limit));
  }

  @Override
  public Optional<ServiceRequest> find(long id) {
    return transaction
        .read(dsl -> ServiceRequestMapper.where(dsl, SERVICE_REQUEST.ID.eq(id)))
        .stream()
        .findFirst();
  }

  @Override
  public List<ServiceRequest> subtasks(long parentId) {
    return transaction.read(
        dsl -> ServiceRequestMapper.where(dsl, SERVICE_REQUEST.PARENT_ID.eq(parentId).and(LIVE)));
  }

  @Override
  public List<RequestSummary> summaries(List<Long> ids) {
    Map<Long, RequestSummary> found = new HashMap<>();
    transaction.read(summaries(SUMMARIES.with(ids))).forEach(row -> found.put(row.id(), row));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  @Override
  public List<StatusLabel> statuses() {
    return transaction.read(RequestSummaryMapper.STATUSES).map(RequestSummaryMapper::status);
  }

  @Override
  public List<PriorityLabel> priorities() {
    return transaction.read(RequestSummaryMapper.PRIORITIES).map(RequestSummaryMapper::priority);
  }
}
