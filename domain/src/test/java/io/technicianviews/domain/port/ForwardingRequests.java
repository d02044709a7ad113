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

/** Request queries that delegate to another instance; subclasses override single methods. */
public class ForwardingRequests implements RequestQueries {

  private final RequestQueries delegate;

  public ForwardingRequests(RequestQueries delegate) {
    this.delegate = delegate;
  }

  @Override
  public List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return delegate.page(requestFilter, sortOrder, pageStart, limit);
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit) {
    return delegate.ofRequester(personId, pageStart, limit);
  }

  @Override
  public Optional<ServiceRequest> find(long id) {
    return delegate.find(id);
  }

  @Override
  public List<ServiceRequest> subtasks(long parentId) {
    return delegate.subtasks(parentId);
  }

  @Override
  public List<RequestSummary> summaries(List<Long> ids) {
    return delegate.summaries(ids);
  }

  @Override
  public List<StatusLabel> statuses() {
    return delegate.statuses();
  }

  @Override
  public List<PriorityLabel> priorities() {
    return delegate.priorities();
  }
}
