package io.technicianviews.application;

import io.technicianviews.application.SnapshotQuery.VisibleRequest;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * One request, its subtasks and its conversation, and a requester's own list. Thread-safe. A
 * request that the person may not see is refused as one that does not exist.
 */
public final class ServiceRequestQueries {

  private final SnapshotQueryExecutor snapshots;
  private final CachedQueryExecutor cached;

  ServiceRequestQueries(SnapshotQueryExecutor snapshots, CachedQueryExecutor cached) {
    this.snapshots = snapshots;
    this.cached = cached;
  }

  /** A request in full. */
  public Answer<RequestDetail> find(long personId, long requestId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .request(requestId)
          .map(found -> RequestDetails.of(found.reader(), found.request(), query.snapshot()));
    }
  }

  /** The subtasks of a request that the person may see, oldest first. */
  public Answer<Page<RequestListItem>> subtasks(long personId, long requestId, Paging paging) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> subtasks(query, found, paging));
    }
  }

  private static Page<RequestListItem> subtasks(
      SnapshotQuery query, VisibleRequest parent, Paging paging) {
    List<ServiceRequest> subtasks =
        RequestDetails.visibleSubtasks(parent.reader(), parent.request().id(), query.snapshot());
    Stream<ServiceRequest> page = subtasks.stream().skip(paging.offset()).limit(paging.perPage());
    return new Page<>(
        Tickets.ofRequests(page, parent.reader(), query.snapshot()),
        subtasks.size(),
        paging,
        query.asOf());
  }

  /** The conversation in a request, by sequence number. */
  public Answer<Page<ChatMessage>> messages(long personId, long requestId, Paging paging) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> messages(query, requestId, paging));
    }
  }

  private static Page<ChatMessage> messages(SnapshotQuery query, long requestId, Paging paging) {
    MessageQueries messages = query.snapshot().messages();
    return new Page<>(
        messages.messages(requestId, paging.offset(), paging.perPage()),
        messages.count(requestId),
        paging,
        query.asOf());
  }

  /**
   * What the person asked for himself, newest first.
   *
   * @throws IllegalArgumentException if it is to follow on another list
   */
  public Answer<AsOf<OwnPage>> own(long personId, Stretch stretch) {
    if (stretch instanceof Following(Cursor cursor, int any) && !cursor.isOfOwnRequests()) {
      throw new IllegalArgumentException("the cursor is of another list: " + cursor);
    }
    return cached.execute(personId, new RequesterPageQuery(stretch));
  }

  /** What became of a request, by id: every change of it but those of read marks. */
  public Answer<Page<HistoryEntry>> history(long personId, long requestId, Paging paging) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> history(query, requestId, paging));
    }
  }

  private static Page<HistoryEntry> history(SnapshotQuery query, long requestId, Paging paging) {
    ChangeQueries changes = query.snapshot().changes();
    Deferred<Long> total = query.fetch(() -> changes.count(requestId));
    List<ChangeLogEntry> rows =
        query.read(() -> changes.ofRequest(requestId, paging.offset(), paging.perPage()));
    return new Page<>(
        HistoryEntry.of(rows, query.snapshot().people()), total.get(), paging, query.asOf());
  }
}
