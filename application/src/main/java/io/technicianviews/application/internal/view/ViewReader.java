package io.technicianviews.application.internal.view;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.cell.CellSelector;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads views of one answer by their conditions. The conditions of all views are added first, so
 * that their parts are read together, and views that need the same part share it. Used by one
 * thread.
 */
public final class ViewReader {

  /**
   * A list that is wanted.
   *
   * @param rowConditions what each row meets besides the conditions, as {@link
   *     ViewFilter#rowConditions} defines
   */
  public record ListOf(
      Conditions conditions,
      SortOrder order,
      RequestType type,
      List<RequestCondition> rowConditions) {

    public ListOf {
      rowConditions = List.copyOf(rowConditions);
    }

    /** The list of a view with these conditions; the units of the filter are ignored. */
    public static ListOf of(Conditions conditions, SortOrder order, ViewFilter filter) {
      return new ListOf(conditions, order, filter.type(), filter.rowConditions());
    }

    /** Whether the list has rows of the view only that meet further conditions. */
    public boolean isNarrowed() {
      return !rowConditions.isEmpty();
    }

    /** Whether a page is found by an index in the order; otherwise it is sorted in memory. */
    public boolean isIndexed() {
      return !isNarrowed()
          && order.isIndexed(conditions)
          && method(conditions) instanceof CountMethod.Cells;
    }
  }

  private final ReadScope scope;
  private final Results results;
  private final CellCountsPlan cells;
  private final UnsolvedRows unsolved;
  private final Map<Conditions, TypeCounts> counted = new HashMap<>();

  public ViewReader(ReadScope scope, Results results) {
    this.scope = scope;
    this.results = results;
    this.cells = new CellCountsPlan(scope, results);
    this.unsolved = new UnsolvedRows(scope, results);
  }

  private static CountMethod method(Conditions conditions) {
    return conditions
        .countMethod()
        .orElseThrow(() -> new IllegalArgumentException("no view has " + conditions));
  }

  /** Adds a view that is counted. */
  public void add(Conditions conditions) {
    switch (method(conditions)) {
      case CountMethod.Cells byCells -> cells.add(conditions, byCells);
      case CountMethod.Unsolved rows -> unsolved.add(conditions, List.of());
    }
  }

  /** Adds a list that is read, and whose length is counted. */
  public void add(ListOf list) {
    if (!list.isNarrowed()) {
      add(list.conditions());
    }
    if (!list.isIndexed()) {
      unsolved.add(list.conditions(), list.rowConditions());
    }
  }

  /** The parts from which all that was added is counted. */
  public List<CacheableQuery<?>> parts() {
    List<CacheableQuery<?>> parts = new ArrayList<>(cells.parts());
    parts.addAll(unsolved.parts());
    return parts;
  }

  /** The number of requests in a view that was added. */
  public TypeCounts count(Conditions conditions) {
    TypeCounts known = counted.get(conditions);
    if (known == null) {
      known =
          switch (method(conditions)) {
            case CountMethod.Cells byCells -> cells.count(conditions, byCells);
            case CountMethod.Unsolved rows -> count(unsolved.in(conditions, List.of()));
          };
      counted.put(conditions, known);
    }
    return known;
  }

  private static TypeCounts count(List<UnsolvedRequest> requests) {
    long subtasks = requests.stream().filter(UnsolvedRequest::subtask).count();
    return new TypeCounts(requests.size() - subtasks, subtasks);
  }

  /**
   * The ids of the requests in a view that was added, if cells do not decide its conditions.
   *
   * @return null for a view that cells decide
   */
  public @Nullable Set<Long> members(Conditions conditions) {
    return switch (method(conditions)) {
      case CountMethod.Cells byCells -> null;
      case CountMethod.Unsolved rows ->
          unsolved.in(conditions, List.of()).stream()
              .map(UnsolvedRequest::id)
              .collect(Collectors.toUnmodifiableSet());
    };
  }

  /** The number of rows of a list that was added. */
  public long total(ListOf list) {
    return list.isNarrowed()
        ? count(unsolved.in(list.conditions(), list.rowConditions())).of(list.type())
        : count(list.conditions()).of(list.type());
  }

  /**
   * A page of a list that was added.
   *
   * @param total the {@link #total} of the list
   */
  public Slice page(ListOf list, PageRequest page, long total) {
    boolean beyondEnd =
        switch (page.start()) {
          case PageStart.Offset(long rows) -> rows >= total;
          case PageStart.AfterPosition after -> total == 0;
        };
    if (beyondEnd) {
      return Slice.EMPTY;
    }
    return list.isIndexed()
        ? results.get(cellPage(list, page.start(), page.perPage()))
        : sorted(list, page.start(), page.perPage());
  }

  /** The query of a page of an indexed list that was added. */
  public RequestQuery.CellPage cellPage(ListOf list, PageStart start, int limit) {
    if (!(method(list.conditions()) instanceof CountMethod.Cells method)) {
      throw new IllegalArgumentException("not decided by cells: " + list);
    }
    CellSelection selection =
        new CellSelector(list.conditions(), method, scope.viewer(list.conditions(), results))
            .select(cells.cells(method), list.type());
    return new RequestQuery.CellPage(
        scope.of(list.conditions()), selection, list.order(), start, limit);
  }

  private Slice sorted(ListOf list, PageStart start, int limit) {
    List<SeekPosition> first = first(limit + 1L, start, positions(list), list.order().positions());
    boolean hasMore = first.size() > limit;
    List<Long> shown = first.stream().limit(limit).map(SeekPosition::id).toList();
    return shown.isEmpty() ? Slice.EMPTY : new Slice(results.get(rows(list, shown)), hasMore);
  }

  /** The ids of all requests of a list that was added and that is not indexed, in order. */
  public List<Long> ids(ListOf list) {
    return positions(list).sorted(list.order().positions()).map(SeekPosition::id).toList();
  }

  private Stream<SeekPosition> positions(ListOf list) {
    return unsolved.in(list.conditions(), list.rowConditions()).stream()
        .filter(row -> list.type().includes(row.subtask()))
        .map(list.order()::positionOf);
  }

  private static List<SeekPosition> first(
      long limit, PageStart start, Stream<SeekPosition> positions, Comparator<SeekPosition> order) {
    return switch (start) {
      case PageStart.Offset(long rows) ->
          first(rows + limit, positions, order).stream().skip(rows).toList();
      case PageStart.AfterPosition(SeekPosition last) ->
          first(limit, positions.filter(position -> order.compare(position, last) > 0), order);
    };
  }

  /** The first of many, without sorting all of them. */
  private static List<SeekPosition> first(
      long limit, Stream<SeekPosition> positions, Comparator<SeekPosition> order) {
    PriorityQueue<SeekPosition> lastFirst = new PriorityQueue<>(order.reversed());
    positions.forEach(
        position -> {
          if (lastFirst.size() < limit) {
            lastFirst.add(position);
          } else if (order.compare(position, lastFirst.element()) < 0) {
            lastFirst.remove();
            lastFirst.add(position);
          }
        });
    return lastFirst.stream().sorted(order).toList();
  }

  /** The query of some rows of a list. */
  public CacheableQuery<List<RequestSummary>> rows(ListOf list, List<Long> ids) {
    return list.conditions().areOfOwnRequests()
        ? new RequestQuery.AssignedRows(scope.technician().id(), ids)
        : new RequestQuery.RowsInScope(scope.of(list.conditions()), ids);
  }
}
