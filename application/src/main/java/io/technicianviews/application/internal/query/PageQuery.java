package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.internal.view.ViewReader;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery.PageReadPositions;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewId;
import java.util.ArrayList;
import java.util.List;

/** A page of a view with the counts of all views. */
public record PageQuery(ViewQuery viewQuery) implements CachedQuery<ViewPage> {

  /** A page after more rows than this is read only if the view has as many rows. */
  private static final int DEEP = 1000;

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<ViewPage> compute(Person technician, Results results) {
    return Result.of(
        viewQuery.filter().tags().isEmpty()
            ? byIndex(technician, results)
            : byConditions(technician, results));
  }

  private ViewPage byIndex(Person technician, Results results) {
    RequestFilter requestFilter = requestFilter(technician, results);
    PageRequest pageRequest = viewQuery.pageRequest();
    RequestQuery.PageRows pageRows =
        new RequestQuery.PageRows(
            requestFilter, viewQuery.order(), pageRequest.start(), pageRequest.perPage());
    PageReadPositions positions = new PageReadPositions(technician.id(), pageRows);
    CountsPlan counted = CountsPlan.of(technician, viewQuery.units(), results);
    List<CacheableQuery<?>> parts = countQueries(counted, requestFilter);
    if (mayBeBeyondEnd()) {
      results.fetch(parts);
    } else {
      parts.add(pageRows);
      results.fetchLast(parts, positions);
    }

    ViewCounts counts = counted.sum(results);
    TypeCounts ofView = counts.of(viewQuery.view());
    long total =
        viewQuery.unreadOnly()
            ? results.get(new CountQuery.TotalCount(requestFilter))
            : ofView.of(viewQuery.type());
    if (mayBeBeyondEnd()) {
      if (skipped() >= total) {
        return page(Slice.EMPTY, counts, total, technician, results);
      }
      results.fetchLast(List.of(pageRows), positions);
    }
    return page(results.get(pageRows), counts, total, technician, results);
  }

  /** A page of requests with tags, selected from the unsolved requests in scope. */
  private ViewPage byConditions(Person technician, Results results) {
    CountsPlan counted = CountsPlan.of(technician, viewQuery.units(), results);
    ViewReader reader = new ViewReader(new ReadScope(technician, viewQuery.units()), results);
    ViewReader.ListOf list =
        ViewReader.ListOf.of(viewQuery.view().conditions(), viewQuery.order(), viewQuery.filter());
    reader.add(list);
    List<CacheableQuery<?>> parts = new ArrayList<>(counted.all());
    parts.addAll(reader.parts());
    results.fetch(parts);
    long total = reader.total(list);
    Slice found = reader.page(list, viewQuery.pageRequest(), total);
    return page(found, counted.sum(results), total, technician, results);
  }

  private ViewPage page(
      Slice found, ViewCounts counts, long total, Person technician, Results results) {
    return new ViewPage(
        ListRows.of(found.rows(), technician, results),
        counts,
        counts.of(viewQuery.view()),
        total,
        viewQuery.pageRequest(),
        Cursor.after(new ViewId.Predefined(viewQuery.view()), viewQuery.order(), found));
  }

  private RequestFilter requestFilter(Person technician, Results results) {
    return RequestFilter.of(
        viewQuery.view(),
        technician,
        viewQuery.units(),
        viewQuery.type(),
        viewQuery.unreadOnly(),
        results.day());
  }

  private List<CacheableQuery<?>> countQueries(CountsPlan counted, RequestFilter requestFilter) {
    List<CacheableQuery<?>> queries = new ArrayList<>(counted.all());
    if (viewQuery.unreadOnly()) {
      queries.add(new CountQuery.TotalCount(requestFilter));
    }
    return queries;
  }

  /**
   * Whether the counts are read before the rows. A page beyond the end of the list, or of a type
   * that the view does not contain, would cost a scan of all rows before it.
   */
  private boolean mayBeBeyondEnd() {
    return skipped() > DEEP || viewQuery.type() != RequestType.ALL;
  }

  private long skipped() {
    return switch (viewQuery.pageRequest().start()) {
      case PageStart.Offset(long rows) -> rows;
      case PageStart.AfterPosition position -> 0;
    };
  }
}
