package io.technicianviews.domain.port;

import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import java.util.List;
import java.util.Optional;

/**
 * Queries of requests in one {@link Snapshot}. Only {@link #find} returns deleted requests.
 * Thread-safe; calls fail as those of {@link Snapshot} do.
 */
public interface RequestQueries {

  /**
   * Returns a page of a filtered list.
   *
   * @param pageStart where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit);

  /**
   * Returns a page of the requests of a requester, in {@link SortOrder#NEWEST_CREATED} order.
   *
   * @param pageStart where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit);

  /** Returns the request with this id, deleted or not. */
  Optional<ServiceRequest> find(long id);

  /** Returns the subtasks of a request, ordered by creation, then id. */
  List<ServiceRequest> subtasks(long parentId);

  /**
   * Returns the list rows of these requests, in the order of the ids. Unknown and deleted ids are
   * skipped.
   */
  List<RequestSummary> summaries(List<Long> ids);

  /** Returns the labels of all statuses, ordered by id. */
  List<StatusLabel> statuses();

  /** Returns the labels of all priorities, ordered by id. */
  List<PriorityLabel> priorities();
}
