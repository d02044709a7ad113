package io.technicianviews.persistence;

import static io.technicianviews.persistence.RequestConditions.LIVE;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;

import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.SQLDataType;

final class JooqRequestQueries implements RequestQueries {

  private static final Rendered<List<Long>> SUMMARIES =
      Rendered.of(
          of ->
              RequestRows.where(
                  SERVICE_REQUEST
                      .ID
                      .eq(any(of.of(SQLDataType.BIGINT.array(), ids -> ids.toArray(Long[]::new))))
                      .and(LIVE),
                  List.of()));

  private final Reads transaction;

  JooqRequestQueries(Reads transaction) {
    this.transaction = transaction;
  }

  @Override
  public List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return transaction.read(rows(requestFilter, sortOrder, pageStart, limit));
  }

  static Question<List<RequestSummary>> rows(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return summaries(PageSql.page(requestFilter, sortOrder, pageStart, limit));
  }

  private static Question<List<RequestSummary>> summaries(Bound statement) {
    return new Question<>(statement, rows -> rows.map(RequestRows::summary));
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit) {
    return transaction.read(rowsOfRequester(personId, pageStart, limit));
  }

  static Question<List<RequestSummary>> rowsOfRequester(
      long personId, PageStart pageStart, int limit) {
    return summaries(PageSql.ofRequester(personId, pageStart, limit));
  }

  @Override
  public Optional<ServiceRequest> find(long id) {
    return transaction.read(dsl -> StoredRequests.where(dsl, SERVICE_REQUEST.ID.eq(id))).stream()
        .findFirst();
  }

  @Override
  public List<ServiceRequest> subtasks(long parentId) {
    return transaction.read(
        dsl -> StoredRequests.where(dsl, SERVICE_REQUEST.PARENT_ID.eq(parentId).and(LIVE)));
  }

  @Override
  public List<RequestSummary> summaries(List<Long> ids) {
    Map<Long, RequestSummary> found = new HashMap<>();
    transaction.read(summaries(SUMMARIES.with(ids))).forEach(row -> found.put(row.id(), row));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  @Override
  public List<StatusLabel> statuses() {
    return transaction.read(RequestRows.STATUSES).map(RequestRows::status);
  }

  @Override
  public List<PriorityLabel> priorities() {
    return transaction.read(RequestRows.PRIORITIES).map(RequestRows::priority);
  }
}
