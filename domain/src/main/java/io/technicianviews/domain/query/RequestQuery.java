package io.technicianviews.domain.query;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import java.util.List;
import java.util.Optional;

/** A query of requests or of their labels. Only {@link RequestById} returns deleted requests. */
public sealed interface RequestQuery<V> extends Query<V> {

  /**
   * One page of a view.
   *
   * @param start where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  record PageRows(RequestFilter filter, SortOrder order, PageStart start, int limit)
      implements RequestQuery<Slice>, CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(filter);
    }

    @Override
    public String kind() {
      return "rows";
    }

    @Override
    public String cacheKey() {
      return String.join(
          ";",
          CacheKeyText.of(filter),
          CacheKeyText.of(order),
          CacheKeyText.of(start),
          "limit=" + limit);
    }
  }

  /**
   * One page of the requests of a requester, in {@link SortOrder#NEWEST_CREATED} order.
   *
   * @param start where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  record RequesterRows(long personId, PageStart start, int limit)
      implements RequestQuery<Slice>, CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public String kind() {
      return "own-rows";
    }

    @Override
    public String cacheKey() {
      return personId + ";" + CacheKeyText.of(start) + ";limit=" + limit;
    }
  }

  /** The request with this id, deleted or not; empty if the id does not exist. */
  record RequestById(long id) implements RequestQuery<Optional<ServiceRequest>> {}

  /** The subtasks of a request, ordered by creation, then id. */
  record Subtasks(long parentId) implements RequestQuery<List<ServiceRequest>> {}

  /** The list rows of these requests, in the order of the ids, without unknown and deleted ids. */
  record RowsById(List<Long> ids) implements RequestQuery<List<RequestSummary>> {
    public RowsById {
      ids = List.copyOf(ids);
    }
  }

  /** The labels of all statuses, ordered by id. */
  record StatusLabels() implements RequestQuery<List<StatusLabel>> {}

  /** The labels of all priorities, ordered by id. */
  record PriorityLabels() implements RequestQuery<List<PriorityLabel>> {}
}
