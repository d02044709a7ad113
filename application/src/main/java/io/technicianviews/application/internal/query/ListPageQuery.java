package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.internal.view.ViewReader;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A page of a predefined or custom view, and the counts of other views. */
public record ListPageQuery(ViewPageQuery query) implements CachedQuery<ListPage> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<ListPage> compute(Person technician, Results results) {
    return SelectedViews.of(query.view(), query.counts(), technician, results)
        .flatMap(selected -> compute(selected, technician, results));
  }

  private Result<ListPage> compute(SelectedViews selected, Person technician, Results results) {
    SelectedViews.Selected view = selected.of(query.view());
    SortOrder order = query.orderOr(view.order());
    Optional<Refusal> refusal =
        PageConditions.check(view.conditions(), order, query.filter())
            .or(() -> PageConditions.checkCursor(view, query.pageRequest()));
    if (refusal.isPresent()) {
      return Result.refused(refusal.get());
    }
    ListedCounts counts =
        new ListedCounts(new ReadScope(technician, query.filter().units()), results);
    selected.forEach(other -> counts.add(other.id(), other.conditions()));
    if (view.id() instanceof ViewId.Predefined(View predefined)
        && isByIndex(predefined, order, query.filter())) {
      results.fetch(counts.parts());
      return new PageQuery(viewQuery(predefined, order))
          .compute(technician, results)
          .map(page -> withCounts(page, selected, counts, order));
    }
    ViewReader.ListOf list = ViewReader.ListOf.of(view.conditions(), order, query.filter());
    counts.reader().add(list);
    results.fetch(counts.parts());
    return Result.of(page(selected, list, counts, technician, results));
  }

  /** Whether the list of a predefined view is read by its own indexes, not by its conditions. */
  static boolean isByIndex(View view, SortOrder order, ViewFilter filter) {
    return filter.tags().isEmpty() && (view.isUnsolvedOnly() || order.equals(view.order()));
  }

  private ViewQuery viewQuery(View view, SortOrder order) {
    return new ViewQuery(view, query.filter(), order, query.pageRequest());
  }

  private static ListPage withCounts(
      ViewPage page, SelectedViews selected, ListedCounts counts, SortOrder order) {
    return new ListPage(
        page.rows(),
        page.filterCounts(),
        page.total(),
        others(selected, counts.counts()),
        order,
        page.pageRequest(),
        page.next());
  }

  private static Map<ViewId, Long> others(SelectedViews selected, Map<ViewId, TypeCounts> counted) {
    Map<ViewId, Long> others = new LinkedHashMap<>();
    selected
        .counted()
        .forEach(id -> others.put(id, counted.getOrDefault(id, TypeCounts.ZERO).all()));
    return others;
  }

  private ListPage page(
      SelectedViews selected,
      ViewReader.ListOf list,
      ListedCounts counts,
      Person technician,
      Results results) {
    Map<ViewId, TypeCounts> counted = counts.counts();
    TypeCounts filterCounts = counted.getOrDefault(query.view(), TypeCounts.ZERO);
    long total = list.isNarrowed() ? counts.reader().total(list) : filterCounts.of(list.type());
    Slice found = counts.reader().page(list, query.pageRequest(), total);
    return new ListPage(
        ListRows.of(found.rows(), technician, results),
        filterCounts,
        total,
        others(selected, counted),
        list.order(),
        query.pageRequest(),
        Cursor.after(query.view(), list.order(), found));
  }
}
