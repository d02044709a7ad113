package io.technicianviews.persistence;

import static io.technicianviews.persistence.ViewSql.LIVE;
import static io.technicianviews.persistence.ViewSql.array;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.SortKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class JooqRequestQueries implements RequestQueries {

  private static final Order NEWEST = Order.descending(SortKey.CREATED);

  private final Reads transaction;

  JooqRequestQueries(Reads transaction) {
    this.transaction = transaction;
  }

  @Override
  public List<RequestSummary> page(Selection selection, Order order, long offset, int limit) {
    return transaction.read(
        dsl ->
            RequestRows.where(
                dsl,
                SERVICE_REQUEST.ID.in(PageSql.ids(selection, order, offset, limit)),
                PageSql.by(order, SERVICE_REQUEST)));
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, long offset, int limit) {
    var own =
        select(SERVICE_REQUEST.ID)
            .from(SERVICE_REQUEST)
            .where(SERVICE_REQUEST.REQUESTER_ID.eq(personId).and(LIVE))
            .orderBy(PageSql.by(NEWEST, SERVICE_REQUEST))
            .limit(limit)
            .offset(offset);
    return transaction.read(
        dsl ->
            RequestRows.where(
                dsl, SERVICE_REQUEST.ID.in(own), PageSql.by(NEWEST, SERVICE_REQUEST)));
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
    transaction
        .read(
            dsl ->
                RequestRows.where(dsl, SERVICE_REQUEST.ID.eq(any(array(ids))).and(LIVE), List.of()))
        .forEach(row -> found.put(row.id(), row));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  @Override
  public List<StatusLabel> statuses() {
    return transaction.read(RequestRows::statuses);
  }

  @Override
  public List<PriorityLabel> priorities() {
    return transaction.read(RequestRows::priorities);
  }
}
