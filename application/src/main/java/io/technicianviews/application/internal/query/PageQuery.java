package io.technicianviews.application.internal.query;

import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.ViewRows;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A page of a view with the counts of all views. */
public record PageQuery(ViewQuery asked) implements CachedQuery<ViewPage> {

  /** A page behind more rows than these is read only if the view has as many. */
  private static final int DEEP = 1000;

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public ViewPage compute(Person technician, Results results) {
    RequestFilter requestFilter = selection(technician, results);
    PageRequest pageRequest = asked.pageRequest();
    CacheableQuery.PageRows pageRows =
        new CacheableQuery.PageRows(
            requestFilter, asked.order(), pageRequest.start(), pageRequest.perPage());
    CountsPlan counted = CountsPlan.of(technician, asked.units(), results);
    results.fetch(parts(counted, requestFilter, pageRows));

    ViewCounts counts = counted.sum(results);
    TypeCounts ofView = counts.of(asked.view());
    long total =
        asked.unreadOnly()
            ? results.get(new CacheableQuery.TotalCount(requestFilter))
            : ofView.of(asked.type());
    Slice found = mayBeBehindTheEnd() && skipped() >= total ? Slice.EMPTY : results.get(pageRows);
    return new ViewPage(
        new ViewRows(found.rows(), unread(technician, found.rows(), results)),
        counts,
        ofView,
        total,
        pageRequest,
        Cursor.behind(asked.view(), asked.order(), found));
  }

  private RequestFilter selection(Person technician, Results results) {
    return RequestFilter.of(
        asked.view(), technician, asked.units(), asked.type(), asked.unreadOnly(), results.day());
  }

  /** The parts that are read together. */
  private List<CacheableQuery<?>> parts(
      CountsPlan counted, RequestFilter requestFilter, CacheableQuery.PageRows pageRows) {
    List<CacheableQuery<?>> parts = new ArrayList<>(counted.all());
    if (asked.unreadOnly()) {
      parts.add(new CacheableQuery.TotalCount(requestFilter));
    }
    if (!mayBeBehindTheEnd()) {
      parts.add(pageRows);
    }
    return parts;
  }

  /**
   * Whether the rows are read only once the counts tell that there are any: a page far behind the
   * end, or of a type that the view has none of, would cost a walk through all rows before it.
   */
  private boolean mayBeBehindTheEnd() {
    return skipped() > DEEP || asked.type() != RequestType.ALL;
  }

  private long skipped() {
    return switch (asked.pageRequest().start()) {
      case PageStart.Offset(long rows) -> rows;
      case PageStart.AfterPosition position -> 0;
    };
  }

  private static Set<Long> unread(Person technician, List<RequestSummary> rows, Results results) {
    return RequestListItems.of(rows, technician, results).stream()
        .filter(RequestListItem::technicianHasUnread)
        .map(requestListItem -> requestListItem.request().id())
        .collect(Collectors.toSet());
  }
}
