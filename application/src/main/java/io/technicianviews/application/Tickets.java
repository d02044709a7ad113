package io.technicianviews.application;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Ticket;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Completes the rows of a list with what is read for the ids of the page. */
final class Tickets {

  private Tickets() {}

  static List<Ticket> of(List<RequestSummary> rows, Person reader, Parts parts) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> ids = rows.stream().map(RequestSummary::id).toList();
    MessageQueries messages = parts.snapshot().messages();
    var last = parts.fetch(() -> messages.last(ids));
    var unread =
        parts.fetch(
            () ->
                reader.role().worksOnRequests()
                    ? messages.unreadBy(reader.id(), ids)
                    : Set.<Long>of());
    return rows.stream()
        .map(row -> new Ticket(row, last.get().get(row.id()), unread.get().contains(row.id())))
        .toList();
  }

  static List<Ticket> ofRequests(Stream<ServiceRequest> requests, Person reader, Parts parts) {
    List<Long> ids = requests.map(ServiceRequest::id).toList();
    return of(parts.snapshot().requests().summaries(ids), reader, parts);
  }
}
