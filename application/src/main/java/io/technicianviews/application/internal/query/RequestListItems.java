package io.technicianviews.application.internal.query;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows of a list as one person sees them: marked where he has unread messages. */
public final class RequestListItems {

  private RequestListItems() {}

  static List<RequestListItem> of(List<RequestSummary> rows, Person reader, Snapshot snapshot) {
    return seenBy(reader, rows, ids -> snapshot.messages().readPositions(reader.id(), ids));
  }

  static List<RequestListItem> of(List<RequestSummary> rows, Person reader, Results results) {
    return seenBy(
        reader, rows, ids -> results.get(new CacheableQuery.ReadPositions(reader.id(), ids)));
  }

  public static List<RequestListItem> ofRequests(
      Stream<ServiceRequest> requests, Person reader, Snapshot snapshot) {
    List<Long> ids = requests.map(ServiceRequest::id).toList();
    return of(snapshot.requests().summaries(ids), reader, snapshot);
  }

  /** Read marks are asked for only where there may be something unread. */
  private static List<RequestListItem> seenBy(
      Person reader,
      List<RequestSummary> rows,
      Function<List<Long>, Map<Long, Integer>> readMarks) {
    if (!reader.role().worksOnRequests()) {
      return rows.stream().map(RequestSummary::withoutUnreadFlag).toList();
    }
    List<Long> candidates = candidates(reader, rows);
    Map<Long, Integer> marks = candidates.isEmpty() ? Map.of() : readMarks.apply(candidates);
    return rows.stream()
        .map(row -> row.seenBy(reader.id(), marks.getOrDefault(row.id(), 0)))
        .toList();
  }

  /** Ids of the requests in which the reader may have something unread. */
  static List<Long> candidates(Person reader, List<RequestSummary> rows) {
    return rows.stream()
        .filter(row -> row.isUnreadBy(reader.id(), 0))
        .map(RequestSummary::id)
        .toList();
  }
}
