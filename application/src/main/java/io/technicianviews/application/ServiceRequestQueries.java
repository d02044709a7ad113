package io.technicianviews.application;

import io.technicianviews.domain.change.LoggedChange;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Ticket;
import io.technicianviews.domain.view.Order;
import java.util.List;
import java.util.stream.Stream;

/**
 * One request, its subtasks and its conversation, and a requester's own list. Thread-safe. A
 * request that the person may not see is refused as one that does not exist.
 */
public final class ServiceRequestQueries {

  private record OwnQuery(Stretch stretch) {}

  private final Reading reading;
  private final Composing composing;

  ServiceRequestQueries(Reading reading, Composing composing) {
    this.reading = reading;
    this.composing = composing;
  }

  /** A request in full. */
  public Answer<RequestDetail> find(long personId, long requestId) {
    return reading.ofRequest(
        personId,
        requestId,
        (reader, request, parts) -> RequestDetails.of(reader, request, parts.snapshot()));
  }

  /** The subtasks of a request that the person may see, oldest first. */
  public Answer<Page<Ticket>> subtasks(long personId, long requestId, Paging paging) {
    return reading.ofRequest(
        personId,
        requestId,
        (reader, request, parts) -> {
          List<ServiceRequest> subtasks =
              RequestDetails.visibleSubtasks(reader, requestId, parts.snapshot());
          Stream<ServiceRequest> page =
              subtasks.stream().skip(paging.offset()).limit(paging.perPage());
          return new Page<>(
              Tickets.ofRequests(page, reader, parts.snapshot()),
              subtasks.size(),
              paging,
              parts.snapshot().asOf());
        });
  }

  /** The conversation in a request, by sequence number. */
  public Answer<Page<ChatMessage>> messages(long personId, long requestId, Paging paging) {
    return reading.ofRequest(
        personId,
        requestId,
        (reader, request, parts) -> {
          Snapshot snapshot = parts.snapshot();
          return new Page<>(
              snapshot.messages().conversation(requestId, paging.offset(), paging.perPage()),
              snapshot.messages().count(requestId),
              paging,
              snapshot.asOf());
        });
  }

  /**
   * What the person asked for himself, newest first.
   *
   * @throws IllegalArgumentException if it is to follow on another list
   */
  public Answer<OwnPage> own(long personId, Stretch stretch) {
    if (stretch instanceof Following(Cursor cursor, int any) && !cursor.isOfOwnRequests()) {
      throw new IllegalArgumentException("the cursor is of another list: " + cursor);
    }
    return composing.asPerson(
        personId,
        new OwnQuery(stretch),
        (person, facts) -> {
          var rows = new Fact.OwnRows(personId, stretch.start(), stretch.perPage());
          var total = new Fact.OwnTotal(personId);
          facts.fetch(List.of(rows, total));
          ListStretch found = facts.get(rows);
          List<Ticket> tickets = Tickets.of(found.rows(), person, facts);
          long all = facts.get(total);
          Cursor next = Cursor.behind(null, Order.NEWEST_CREATED, found);
          return asOf -> new OwnPage(tickets, all, stretch, next, asOf);
        });
  }

  /** What became of a request, by id: every change of it but those of read marks. */
  public Answer<Page<HistoryEntry>> history(long personId, long requestId, Paging paging) {
    return reading.ofRequest(
        personId,
        requestId,
        (reader, request, parts) -> {
          ChangeQueries changes = parts.snapshot().changes();
          var total = parts.fetch(() -> changes.count(requestId));
          List<LoggedChange> rows = changes.ofRequest(requestId, paging.offset(), paging.perPage());
          return new Page<>(
              HistoryEntry.of(rows, parts.snapshot().people()),
              total.get(),
              paging,
              parts.snapshot().asOf());
        });
  }
}
