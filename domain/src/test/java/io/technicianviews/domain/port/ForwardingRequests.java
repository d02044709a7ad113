package io.technicianviews.domain.port;

import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import java.util.List;
import java.util.Optional;

/** Requests found by another one, but for what a subclass changes. */
public class ForwardingRequests implements RequestQueries {

  private final RequestQueries to;

  public ForwardingRequests(RequestQueries to) {
    this.to = to;
  }

  @Override
  public List<RequestSummary> page(Selection selection, Order order, Start start, int limit) {
    return to.page(selection, order, start, limit);
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, Start start, int limit) {
    return to.ofRequester(personId, start, limit);
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
