package io.technicianviews.application;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.request.ListRow;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Ticket;
import java.util.List;
import java.util.Map;
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
    List<Long> written =
        rows.stream().filter(row -> row.isUnreadAfter(0)).map(RequestSummary::id).toList();
    var marks =
        parts.fetch(
            () ->
                reader.role().worksOnRequests() && !written.isEmpty()
                    ? messages.readMarks(reader.id(), written)
                    : Map.<Long, Integer>of());
    return rows.stream()
        .map(row -> new ListRow(row, last.get().get(row.id())))
        .map(row -> seenBy(reader, row, marks.get()))
        .toList();
  }

  /** A row in which nobody wrote. */
  static Ticket withoutMessages(RequestSummary row, Person reader) {
    return seenBy(reader, new ListRow(row, null), Map.of());
  }

  /** Rows as somebody sees them. */
  static List<Ticket> of(List<ListRow> rows, Person reader, Facts facts) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, Integer> marks =
        reader.role().worksOnRequests()
            ? facts.get(new Fact.ReadMarks(reader.id(), rows.stream().map(ListRow::id).toList()))
            : Map.of();
    return rows.stream().map(row -> seenBy(reader, row, marks)).toList();
  }

  /** A row as somebody sees it who has read this far. */
  private static Ticket seenBy(Person reader, ListRow row, Map<Long, Integer> readMarks) {
    return reader.role().worksOnRequests()
        ? row.readUpTo(readMarks.getOrDefault(row.id(), 0))
        : row.unmarked();
  }

  static List<Ticket> ofRequests(Stream<ServiceRequest> requests, Person reader, Parts parts) {
    List<Long> ids = requests.map(ServiceRequest::id).toList();
    return of(parts.snapshot().requests().summaries(ids), reader, parts);
  }
}
