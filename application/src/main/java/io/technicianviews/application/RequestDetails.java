package io.technicianviews.application;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Ticket;
import java.util.List;
import java.util.stream.Stream;

/** Puts one request in full together. */
final class RequestDetails {

  private RequestDetails() {}

  static RequestDetail of(Person reader, ServiceRequest request, Parts parts) {
    return of(reader, request, visibleSubtasks(reader, request.id(), parts.snapshot()), parts);
  }

  /** A request whose subtasks are known, as far as the reader may see them. */
  static RequestDetail of(
      Person reader, ServiceRequest request, List<ServiceRequest> subtasks, Parts parts) {
    List<Ticket> tickets =
        Tickets.ofRequests(Stream.concat(Stream.of(request), subtasks.stream()), reader, parts);
    return new RequestDetail(
        tickets.getFirst(), request.description(), tickets.subList(1, tickets.size()));
  }

  /** A request that has neither subtasks nor messages. */
  static RequestDetail bare(Person reader, ServiceRequest request, Snapshot snapshot) {
    RequestSummary row = snapshot.requests().summaries(List.of(request.id())).getFirst();
    return new RequestDetail(
        Tickets.withoutMessages(row, reader), request.description(), List.of());
  }

  static List<ServiceRequest> visibleSubtasks(Person reader, long requestId, Snapshot snapshot) {
    return snapshot.requests().subtasks(requestId).stream().filter(reader::maySee).toList();
  }
}
