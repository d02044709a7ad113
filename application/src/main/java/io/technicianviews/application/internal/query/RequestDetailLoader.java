package io.technicianviews.application.internal.query;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Loads one request with all its details. */
public final class RequestDetailLoader {

  private RequestDetailLoader() {}

  public static RequestDetail of(Person reader, ServiceRequest request, Snapshot snapshot) {
    List<ServiceRequest> subtasks = visibleSubtasks(reader, request.id(), snapshot);
    return of(reader, request, subtasks, snapshot::read);
  }

  /**
   * @param subtasks the visible subtasks of the request
   * @param read executes queries, once
   */
  public static RequestDetail of(
      Person reader,
      ServiceRequest request,
      List<ServiceRequest> subtasks,
      Function<List<Query<?>>, QueryResults> read) {
    List<Long> ids =
        Stream.concat(Stream.of(request), subtasks.stream()).map(ServiceRequest::id).toList();
    List<RequestListItem> items =
        RequestListItems.of(ids, reader, read.apply(RequestListItems.queries(ids, reader)));
    return new RequestDetail(
        items.getFirst(), request.description(), items.subList(1, items.size()));
  }

  public static List<ServiceRequest> visibleSubtasks(
      Person reader, long requestId, Snapshot snapshot) {
    return snapshot.read(new RequestQuery.Subtasks(requestId)).stream()
        .filter(subtask -> Access.maySee(reader, subtask))
        .toList();
  }
}
