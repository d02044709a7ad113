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

/** Requests found by another one, but for what a subclass changes. */
public class ForwardingRequests implements RequestQueries {

  private final RequestQueries to;

  public ForwardingRequests(RequestQueries to) {
    this.to = to;
  }

  @Override
  public List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return to.page(requestFilter, sortOrder, pageStart, limit);
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit) {
    return to.ofRequester(personId, pageStart, limit);
  }

  @Override
  public Optional<ServiceRequest> find(long id) {
    return to.find(id);
  }

  @Override
  public List<ServiceRequest> subtasks(long parentId) {
    return to.subtasks(parentId);
  }

  @Override
  public List<RequestSummary> summaries(List<Long> ids) {
    return to.summaries(ids);
  }

  @Override
  public List<StatusLabel> statuses() {
    return to.statuses();
  }

  @Override
  public List<PriorityLabel> priorities() {
    return to.priorities();
  }
}
