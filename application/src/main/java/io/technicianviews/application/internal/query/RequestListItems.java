package io.technicianviews.application.internal.query;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Assembles the rows of a list for one person, with the person's unread flags. */
public final class RequestListItems {

  private RequestListItems() {}

  static List<RequestListItem> of(List<RequestSummary> rows, Person reader, Snapshot snapshot) {
    return seenBy(
        reader, rows, ids -> snapshot.read(new MessageQuery.ReadPositions(reader.id(), ids)));
  }

  /** The rows whose read positions are the last part of a result. */
  static List<RequestListItem> of(List<RequestSummary> rows, Person reader, Results results) {
    return seenBy(
        reader, rows, ids -> last(new MessageQuery.ReadPositions(reader.id(), ids), results));
  }

  private static Map<Long, Integer> last(MessageQuery.ReadPositions positions, Results results) {
    results.fetchLast(List.of(positions));
    return results.get(positions);
  }

  public static List<RequestListItem> ofRequests(
      Stream<ServiceRequest> requests, Person reader, Snapshot snapshot) {
    return ofIds(requests.map(ServiceRequest::id).toList(), reader, snapshot);
  }

  /** The rows in the order of the ids. */
  public static List<RequestListItem> ofIds(List<Long> ids, Person reader, Snapshot snapshot) {
    return of(snapshot.read(new RequestQuery.RowsById(ids)), reader, snapshot);
  }

  /** The queries of the rows of a few requests, which are read together. */
  public static List<Query<?>> queries(List<Long> ids, Person reader) {
    Query<?> rows = new RequestQuery.RowsById(ids);
    return reader.role().worksOnRequests()
        ? List.of(rows, new MessageQuery.ReadPositions(reader.id(), ids))
        : List.of(rows);
  }

  /** The rows from the results of {@link #queries}, in the order of the ids. */
  public static List<RequestListItem> of(List<Long> ids, Person reader, QueryResults results) {
    return seenBy(
        reader,
        requireNonNull(results.get(new RequestQuery.RowsById(ids))),
        unread -> requireNonNull(results.get(new MessageQuery.ReadPositions(reader.id(), ids))));
  }

  /** Read positions are loaded only for requests that may have unread messages. */
  private static List<RequestListItem> seenBy(
      Person reader,
      List<RequestSummary> rows,
      Function<List<Long>, Map<Long, Integer>> readPositions) {
    if (!reader.role().worksOnRequests()) {
      return rows.stream().map(RequestSummary::withoutUnreadFlag).toList();
    }
    List<Long> candidates = candidates(reader, rows);
    Map<Long, Integer> positions =
        candidates.isEmpty() ? Map.of() : readPositions.apply(candidates);
    return rows.stream()
        .map(row -> row.seenBy(reader.id(), positions.getOrDefault(row.id(), 0)))
        .toList();
  }

  /** The ids of the requests in which the reader may have unread messages. */
  static List<Long> candidates(Person reader, List<RequestSummary> rows) {
    return rows.stream()
        .filter(row -> row.isUnreadBy(reader.id(), 0))
        .map(RequestSummary::id)
        .toList();
  }
}
