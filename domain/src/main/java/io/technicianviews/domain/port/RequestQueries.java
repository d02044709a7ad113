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

/** Finds requests in one {@link Snapshot}. Deleted ones are found by {@link #find} alone. */
public interface RequestQueries {

  /**
   * A stretch of a list.
   *
   * @param pageStart from where on; a position is one in this order
   * @param limit how many at most; positive
   */
  List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit);

  /**
   * A stretch of what this person asked for, in {@link SortOrder#NEWEST_CREATED}.
   *
   * @param pageStart from where on; a position is one in this order
   * @param limit how many at most; positive
   */
  List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit);

  /** The request of this id, deleted or not. */
  Optional<ServiceRequest> find(long id);

  /** The subtasks of a request, oldest first. */
  List<ServiceRequest> subtasks(long parentId);

  /**
   * These requests as a list shows them, in the order of the ids; ids of no request are passed
   * over.
   */
  List<RequestSummary> summaries(List<Long> ids);

  /** The statuses as the desk names them, by id. */
  List<StatusLabel> statuses();

  /** The priorities as the desk names them, by id. */
  List<PriorityLabel> priorities();
}
