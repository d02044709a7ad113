package io.technicianviews.domain.query;

import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query of requests or of their labels. Only {@link RequestById} returns deleted requests. */
public sealed interface RequestQuery<V> extends Query<V> {

  /**
   * One page of a view.
   *
   * @param start where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  record PageRows(RequestFilter filter, SortOrder order, PageStart start, int limit)
      implements RequestQuery<Slice>, CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(filter);
    }

    @Override
    public String kind() {
      return "rows";
    }

    @Override
    public String cacheKey() {
      return String.join(
          ";",
          CacheKeyText.of(filter),
          CacheKeyText.of(order),
          CacheKeyText.of(start),
          "limit=" + limit);
    }
  }

  /**
   * One page of the requests of a requester, in {@link SortOrder#NEWEST_CREATED} order.
   *
   * @param start where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  record RequesterRows(long personId, PageStart start, int limit)
      implements RequestQuery<Slice>, CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public String kind() {
      return "own-rows";
    }

    @Override
    public String cacheKey() {
      return personId + ";" + CacheKeyText.of(start) + ";limit=" + limit;
    }
  }

  /**
   * One page of the requests of count cells that are in scope.
   *
   * @param scope the units whose requests are included; the requested units alone if the selection
   *     consists of requests assigned to the person who reads
   * @param order an {@linkplain SortOrder#isIndexed indexed} one
   * @param start where the page starts; a seek position belongs to this sort order
   * @param limit the maximum number of rows; positive
   */
  record CellPage(
      UnitScope scope, CellSelection selection, SortOrder order, PageStart start, int limit)
      implements RequestQuery<Slice>, CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      Long technicianId = selection.technicianId();
      return technicianId != null && selection.isOfOneTechnician()
          ? Dependencies.ofPerson(technicianId)
          : Dependencies.ofUnits(scope);
    }

    @Override
    public String kind() {
      return "cell-rows";
    }

    @Override
    public String cacheKey() {
      return String.join(
          ";",
          "units=" + CacheKeyText.of(scope),
          CacheKeyText.of(selection),
          CacheKeyText.of(order),
          CacheKeyText.of(start),
          "limit=" + limit);
    }
  }

  /**
   * All unsolved requests in scope, in no order. The result does not depend on the time, so only a
   * write invalidates it.
   *
   * @param fields the optional fields that are read
   */
  record UnsolvedRequests(UnitScope scope, Set<UnsolvedField> fields)
      implements RequestQuery<List<UnsolvedRequest>>, CacheableQuery<List<UnsolvedRequest>> {

    public UnsolvedRequests {
      fields = Set.copyOf(fields);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofUnits(scope);
    }

    @Override
    public String kind() {
      return "unsolved";
    }

    @Override
    public String cacheKey() {
      return "units=" + CacheKeyText.of(scope) + ";" + CacheKeyText.ofFields(fields);
    }
  }

  /**
   * All unsolved requests assigned to a technician, in any unit, in no order.
   *
   * @param fields the optional fields that are read
   */
  record AssignedUnsolvedRequests(long technicianId, Set<UnsolvedField> fields)
      implements RequestQuery<List<UnsolvedRequest>>, CacheableQuery<List<UnsolvedRequest>> {

    public AssignedUnsolvedRequests {
      fields = Set.copyOf(fields);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public String kind() {
      return "own-unsolved";
    }

    @Override
    public String cacheKey() {
      return technicianId + ";" + CacheKeyText.ofFields(fields);
    }
  }

  /**
   * The list rows of these requests, in the order of the ids.
   *
   * @param ids the ids of requests in scope, which are not deleted in the same state of the data;
   *     unknown and deleted ones are missing in the result
   */
  record RowsInScope(UnitScope scope, List<Long> ids)
      implements RequestQuery<List<RequestSummary>>, CacheableQuery<List<RequestSummary>> {
    public RowsInScope {
      ids = List.copyOf(ids);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofUnits(scope);
    }

    @Override
    public String kind() {
      return "rows-by-id";
    }

    @Override
    public String cacheKey() {
      return "units=" + CacheKeyText.of(scope) + ";ids=" + CacheKeyText.of(ids);
    }
  }

  /** The list rows of requests assigned to a technician, otherwise as {@link RowsInScope}. */
  record AssignedRows(long technicianId, List<Long> ids)
      implements RequestQuery<List<RequestSummary>>, CacheableQuery<List<RequestSummary>> {
    public AssignedRows {
      ids = List.copyOf(ids);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public String kind() {
      return "own-rows-by-id";
    }

    @Override
    public String cacheKey() {
      return technicianId + ";ids=" + CacheKeyText.of(ids);
    }
  }

  /** The request with this id, deleted or not; empty if the id does not exist. */
  record RequestById(long id) implements RequestQuery<Optional<ServiceRequest>> {}

  /** The subtasks of a request, ordered by creation, then id. */
  record Subtasks(long parentId) implements RequestQuery<List<ServiceRequest>> {}

  /** The list rows of these requests, in the order of the ids, without unknown and deleted ids. */
  record RowsById(List<Long> ids) implements RequestQuery<List<RequestSummary>> {
    public RowsById {
      ids = List.copyOf(ids);
    }
  }

  /**
   * The requests that a person may see and that match, in {@link SearchHit#ORDER}: first the
   * request with the searched id, then those whose subject matches, then those whose requester's
   * name matches; each group newest first by creation, then id. It is not cacheable: few searches
   * are repeated, and every write changes one of them.
   *
   * @param after the position after which the hits are returned; null for the first ones
   * @param limit the maximum number of hits; positive
   */
  record SearchHits(Person reader, SearchTerms terms, @Nullable SearchHit after, int limit)
      implements RequestQuery<List<SearchHit>> {

    /** The first hits. */
    public SearchHits(Person reader, SearchTerms terms, int limit) {
      this(reader, terms, null, limit);
    }
  }

  /**
   * The names of tags of the requests that a person may see, in code-point order. They are not
   * cacheable: each keystroke asks for another prefix, and any change of a tag changes them.
   *
   * @param prefix the beginning of the names, normalized as {@link
   *     io.technicianviews.domain.text.TagRule} does; empty for all names
   * @param limit the maximum number of names; positive
   */
  record TagNames(Person reader, String prefix, int limit) implements RequestQuery<List<String>> {}

  /** All statuses, retired ones included, ordered by position, then id. */
  record Statuses() implements RequestQuery<List<StatusDefinition>> {}

  /** The labels of all priorities, ordered by id. */
  record PriorityLabels() implements RequestQuery<List<PriorityLabel>> {}
}
