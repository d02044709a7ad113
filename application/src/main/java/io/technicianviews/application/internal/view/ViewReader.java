package io.technicianviews.application.internal.view;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.cell.CellSelector;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
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

  /** A page that is wanted. */
  public record PageOf(
      Conditions conditions,
      SortOrder order,
      RequestType type,
      boolean unreadOnly,
      PageStart start,
      int limit) {

    /** Whether the page is found by an index in its order; otherwise it is sorted in memory. */
    boolean isIndexed() {
      return !unreadOnly
          && order.isIndexed(conditions)
          && method(conditions) instanceof CountMethod.Cells;
    }
  }

  private final ReadScope scope;
  private final Results results;
  private final CellSums cells;
  private final UnsolvedRows unsolved;
  private final Map<Conditions, TypeCounts> counted = new HashMap<>();

  public ViewReader(ReadScope scope, Results results) {
    this.scope = scope;
    this.results = results;
    this.cells = new CellSums(scope, results);
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
      case CountMethod.Unsolved rows -> unsolved.add(conditions, false);
    }
  }

  /** Adds a view that is counted, and of which a page is read. */
  public void add(PageOf page) {
    add(page.conditions());
    if (!page.isIndexed()) {
      unsolved.add(page.conditions(), page.unreadOnly());
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
            case CountMethod.Unsolved rows -> count(unsolved.in(conditions, false));
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
          unsolved.in(conditions, false).stream()
              .map(UnsolvedRequest::id)
              .collect(Collectors.toUnmodifiableSet());
    };
  }

  /** The number of rows of the list of which a page was added. */
  public long total(PageOf page) {
    return page.unreadOnly()
        ? count(unsolved.in(page.conditions(), true)).of(page.type())
        : count(page.conditions()).of(page.type());
  }

  /**
   * A page that was added.
   *
   * @param total its {@link #total}
   */
  public Slice page(PageOf page, long total) {
    boolean beyondEnd =
        switch (page.start()) {
          case PageStart.Offset(long rows) -> rows >= total;
          case PageStart.AfterPosition after -> total == 0;
        };
    if (beyondEnd) {
      return Slice.EMPTY;
    }
    return page.isIndexed() ? byIndex(page) : sorted(page);
  }

  private Slice byIndex(PageOf page) {
    if (!(method(page.conditions()) instanceof CountMethod.Cells method)) {
      throw new IllegalArgumentException("not decided by cells: " + page);
    }
    CellSelection selection =
        new CellSelector(page.conditions(), method, scope.viewer(page.conditions(), results))
            .select(cells.cells(method), page.type());
    return results.get(
        new RequestQuery.CellPage(
            scope.of(page.conditions()), selection, page.order(), page.start(), page.limit()));
  }

  private Slice sorted(PageOf page) {
    List<SeekPosition> positions =
        unsolved.in(page.conditions(), page.unreadOnly()).stream()
            .filter(row -> page.type().includes(row.subtask()))
            .map(page.order()::positionOf)
            .toList();
    List<Long> ids =
        from(page.start(), positions, page.order().positions())
            .limit(page.limit() + 1L)
            .map(SeekPosition::id)
            .toList();
    boolean hasMore = ids.size() > page.limit();
    List<Long> shown = hasMore ? ids.subList(0, page.limit()) : ids;
    return shown.isEmpty() ? Slice.EMPTY : new Slice(rows(page.conditions(), shown), hasMore);
  }

  private static Stream<SeekPosition> from(
      PageStart start, List<SeekPosition> positions, Comparator<SeekPosition> order) {
    return switch (start) {
      case PageStart.Offset(long rows) -> positions.stream().sorted(order).skip(rows);
      case PageStart.AfterPosition(SeekPosition last) ->
          positions.stream().filter(position -> order.compare(position, last) > 0).sorted(order);
    };
  }

  private List<RequestSummary> rows(Conditions conditions, List<Long> ids) {
    return results.get(
        conditions.areOfOwnRequests()
            ? new RequestQuery.AssignedRows(scope.technician().id(), ids)
            : new RequestQuery.RowsInScope(scope.of(conditions), ids));
  }
}
