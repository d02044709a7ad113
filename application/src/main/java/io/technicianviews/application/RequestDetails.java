package io.technicianviews.application;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Ticket;
import java.util.List;
import java.util.stream.Stream;

/** Puts one request in full together. */
final class RequestDetails {

  private RequestDetails() {}

  static RequestDetail of(Person reader, ServiceRequest request, Snapshot snapshot) {
    return of(reader, request, visibleSubtasks(reader, request.id(), snapshot), snapshot);
  }

  /** A request without subtasks. */
  static RequestDetail alone(Person reader, ServiceRequest request, Snapshot snapshot) {
    return of(reader, request, List.of(), snapshot);
  }

  private static RequestDetail of(
      Person reader, ServiceRequest request, List<ServiceRequest> subtasks, Snapshot snapshot) {
    List<Ticket> tickets =
        Tickets.ofRequests(Stream.concat(Stream.of(request), subtasks.stream()), reader, snapshot);
    return new RequestDetail(
        tickets.getFirst(), request.description(), tickets.subList(1, tickets.size()));
  }

  static List<ServiceRequest> visibleSubtasks(Person reader, long requestId, Snapshot snapshot) {
    return snapshot.requests().subtasks(requestId).stream()
        .filter(subtask -> Access.maySee(reader, subtask))
        .toList();
  }
}
