package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.history.HistoryEntry;
import io.technicianviews.application.history.RequestHistory;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQuery.VisibleRequest;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.fetch.Deferred;
import io.technicianviews.application.internal.query.RequestDetailLoader;
import io.technicianviews.application.internal.query.RequestListItems;
import io.technicianviews.application.internal.query.RequesterPageQuery;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.Page;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.search.SearchCursor;
import io.technicianviews.application.search.SearchResult;
import io.technicianviews.application.search.TagNames;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.text.CodePointOrder;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.text.TagRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Queries for one request, its subtasks, messages and history, for a requester's own requests, and
 * for the statuses of requests. Thread-safe. A request that the person may not see is refused like
 * one that does not exist.
 */
public final class ServiceRequestQueries {

  /** The maximum number of requests on a page of {@link #search}. */
  public static final int MAX_SEARCH_HITS = 50;

  /** The maximum number of names of {@link #tags}. */
  public static final int MAX_TAG_NAMES = 50;

  private final SnapshotQueryExecutor snapshots;
  private final CachedQueryExecutor cached;

  ServiceRequestQueries(SnapshotQueryExecutor snapshots, CachedQueryExecutor cached) {
    this.snapshots = snapshots;
    this.cached = cached;
  }

  /** A request with all its details. */
  public Result<RequestDetail> find(long personId, long requestId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .request(requestId)
          .map(found -> RequestDetailLoader.of(found.reader(), found.request(), query.snapshot()));
    }
  }

  /** The subtasks that the person may see, oldest first. */
  public Result<Page<RequestListItem>> subtasks(
      long personId, long requestId, PageByNumber pageByNumber) {
    requireNonNull(pageByNumber, "pageByNumber");
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> subtasks(query, found, pageByNumber));
    }
  }

  private static Page<RequestListItem> subtasks(
      SnapshotQuery query, VisibleRequest parent, PageByNumber pageByNumber) {
    List<ServiceRequest> subtasks =
        RequestDetailLoader.visibleSubtasks(
            parent.reader(), parent.request().id(), query.snapshot());
    Stream<ServiceRequest> page =
        subtasks.stream().skip(pageByNumber.offset()).limit(pageByNumber.perPage());
    return new Page<>(
        RequestListItems.ofRequests(page, parent.reader(), query.snapshot()),
        subtasks.size(),
        pageByNumber,
        query.asOf());
  }

  /** The messages of a request, by sequence number. */
  public Result<Page<ChatMessage>> messages(
      long personId, long requestId, PageByNumber pageByNumber) {
    requireNonNull(pageByNumber, "pageByNumber");
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> messages(query, requestId, pageByNumber));
    }
  }

  private static Page<ChatMessage> messages(
      SnapshotQuery query, long requestId, PageByNumber pageByNumber) {
    Snapshot snapshot = query.snapshot();
    return new Page<>(
        snapshot.read(
            new MessageQuery.MessagePage(requestId, pageByNumber.offset(), pageByNumber.perPage())),
        snapshot.read(new MessageQuery.MessageTotal(requestId)),
        pageByNumber,
        query.asOf());
  }

  /** The person's read position in a request. */
  public Result<ReadPosition> readPosition(long personId, long requestId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .request(requestId)
          .map(
              found ->
                  new ReadPosition(
                      query
                          .snapshot()
                          .read(new MessageQuery.ReadPositions(personId, List.of(requestId)))
                          .getOrDefault(requestId, 0),
                      query.asOf()));
    }
  }

  /** The people to whom requests can be assigned; for technicians. */
  public Result<Technicians> technicians(long personId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.TECHNICIAN)
          .map(
              caller ->
                  new Technicians(
                      query.snapshot().read(new PeopleQuery.ActiveTechnicians()), query.asOf()));
    }
  }

  /**
   * The person's own requests, newest first.
   *
   * @throws IllegalArgumentException if the cursor belongs to another list
   */
  public Result<AsOf<RequesterPage>> own(long personId, PageRequest pageRequest) {
    if (pageRequest instanceof PageByCursor(Cursor cursor, int any) && !cursor.isOfOwnRequests()) {
      throw new IllegalArgumentException("the cursor belongs to another list: " + cursor);
    }
    return cached.execute(
        personId, new RequesterPageQuery(requireNonNull(pageRequest, "pageRequest")));
  }

  /**
   * The requests that the person may see and that match the search: the one with the searched id,
   * then by subject, then by the requester's name, each group newest first.
   *
   * @param limit 1 to {@value #MAX_SEARCH_HITS}
   */
  public Result<AsOf<SearchResult>> search(long personId, SearchTerms terms, int limit) {
    return search(personId, terms, null, limit);
  }

  /**
   * A page of a search.
   *
   * @param cursor of the page before, of a search for the same terms; null for the first page
   * @param limit 1 to {@value #MAX_SEARCH_HITS}
   */
  public Result<AsOf<SearchResult>> search(
      long personId, SearchTerms terms, @Nullable SearchCursor cursor, int limit) {
    requireNonNull(terms, "terms");
    if (limit < 1 || limit > MAX_SEARCH_HITS) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_SEARCH_HITS + ": " + limit);
    }
    if (cursor != null && !cursor.isOf(terms)) {
      throw new IllegalArgumentException("the cursor belongs to another search: " + cursor);
    }
    SearchHit after = cursor == null ? null : cursor.position();
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.ANY)
          .map(reader -> found(query, reader, terms, after, limit))
          .map(result -> new AsOf<>(result, query.asOf()));
    }
  }

  private static SearchResult found(
      SnapshotQuery query, Person reader, SearchTerms terms, @Nullable SearchHit after, int limit) {
    List<SearchHit> hits = query.read(new RequestQuery.SearchHits(reader, terms, after, limit + 1));
    List<SearchHit> shown = hits.subList(0, Math.min(limit, hits.size()));
    if (shown.isEmpty()) {
      return new SearchResult(List.of(), null);
    }
    return new SearchResult(
        RequestListItems.ofIds(
            shown.stream().map(SearchHit::id).toList(), reader, query.snapshot()),
        hits.size() > limit ? SearchCursor.of(terms, shown.getLast()) : null);
  }

  /**
   * The names of tags in use among the requests that the person may see, at most {@value
   * #MAX_TAG_NAMES}, in code-point order. There are no numbers: they would cost time for each
   * request that has a tag.
   *
   * @param prefix the beginning of the names, in any case; empty for all names
   */
  public Result<AsOf<TagNames>> tags(long personId, String prefix) {
    requireNonNull(prefix, "prefix");
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.ANY)
          .map(reader -> tagNames(query, reader, prefix))
          .map(names -> new AsOf<>(new TagNames(names), query.asOf()));
    }
  }

  private static List<String> tagNames(SnapshotQuery query, Person reader, String prefix) {
    return TagRule.beginnings(prefix).stream()
        .map(beginning -> new RequestQuery.TagNames(reader, beginning, MAX_TAG_NAMES))
        .flatMap(tags -> query.read(tags).stream())
        .sorted(CodePointOrder::compare)
        .limit(MAX_TAG_NAMES)
        .toList();
  }

  /** The statuses, retired ones included, by position, then by id. */
  public Result<AsOf<List<StatusDefinition>>> statuses(long personId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.ANY)
          .map(caller -> new AsOf<>(query.read(new RequestQuery.Statuses()), query.asOf()));
    }
  }

  /** The history of a request, by id: every change except those of read positions. */
  public Result<RequestHistory> history(long personId, long requestId, PageByNumber pageByNumber) {
    requireNonNull(pageByNumber, "pageByNumber");
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> history(query, requestId, pageByNumber));
    }
  }

  private static RequestHistory history(
      SnapshotQuery query, long requestId, PageByNumber pageByNumber) {
    Deferred<Long> total = query.fetch(new ChangeQuery.HistoryTotal(requestId));
    List<ChangeLogEntry> rows =
        query.read(
            new ChangeQuery.HistoryPage(requestId, pageByNumber.offset(), pageByNumber.perPage()));
    List<HistoryEntry> entries = HistoryEntry.of(rows, query.snapshot());
    long entriesInTotal = total.get();
    boolean complete = query.read(new ChangeQuery.HistoryComplete(requestId));
    return new RequestHistory(entries, entriesInTotal, pageByNumber, complete, query.asOf());
  }
}
