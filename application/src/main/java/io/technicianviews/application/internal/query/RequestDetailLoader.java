package io.technicianviews.application.internal.query;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.stream.Stream;

/** Loads one request with all its details. */
public final class RequestDetailLoader {

  private RequestDetailLoader() {}

  public static RequestDetail of(Person reader, ServiceRequest request, Snapshot snapshot) {
    return of(reader, request, visibleSubtasks(reader, request.id(), snapshot), snapshot);
  }

  /** A request without subtasks. */
  public static RequestDetail withoutSubtasks(
      Person reader, ServiceRequest request, Snapshot snapshot) {
    return of(reader, request, List.of(), snapshot);
  }

  private static RequestDetail of(
      Person reader, ServiceRequest request, List<ServiceRequest> subtasks, Snapshot snapshot) {
    List<RequestListItem> requestListItems =
        RequestListItems.ofRequests(
            Stream.concat(Stream.of(request), subtasks.stream()), reader, snapshot);
    return new RequestDetail(
        requestListItems.getFirst(),
        request.description(),
        requestListItems.subList(1, requestListItems.size()));
  }

  public static List<ServiceRequest> visibleSubtasks(
      Person reader, long requestId, Snapshot snapshot) {
    return snapshot.read(new RequestQuery.Subtasks(requestId)).stream()
        .filter(subtask -> Access.maySee(reader, subtask))
        .toList();
  }
}
